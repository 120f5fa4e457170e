import type { FastifyInstance } from "fastify";
import type { EmulatorState } from "./state.ts";
import type { Fault, Script, TranscriptReply } from "./types.ts";

const kinds = ["status", "delay", "slow", "hang", "truncate", "garbage", "error-in-stream"];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** A list, or one item standing for a list of one. */
const listOf = (body: unknown): unknown[] => (Array.isArray(body) ? body : [body]);

function badRule(rule: unknown): string | null {
	if (!isObject(rule) || !("reply" in rule)) return "a rule is {when?, reply, times?}";
	const when = isObject(rule.when) ? rule.when : {};
	for (const source of [when.user, when.system]) {
		if (source === undefined) continue;
		try {
			new RegExp(String(source), "iu");
		} catch (error) {
			return error instanceof Error ? error.message : "not a regular expression";
		}
	}
	return null;
}

const badFault = (fault: unknown): string | null =>
	isObject(fault) && kinds.includes(String(fault.kind)) ? null : `a fault has a kind: ${kinds.join(", ")}`;

const badTranscript = (reply: unknown): string | null =>
	typeof reply === "string" || (isObject(reply) && typeof reply.text === "string") ? null : "a transcript is a text";

/** Drives a running emulator from outside: by hand, or from a test in another process. */
export function controlRoutes(app: FastifyInstance, state: EmulatorState): void {
	const put = (path: string, bad: (item: unknown) => string | null, use: (items: unknown[]) => void): void => {
		app.put(`/__control${path}`, async (request, reply) => {
			const items = listOf(request.body);
			const problem = items.map(bad).find((found) => found !== null);
			if (problem !== undefined) return reply.code(400).send({ error: problem });
			use(items);
			return reply.code(204).send();
		});
	};
	put("/script", badRule, (rules) => state.script(rules as Script));
	put("/faults", badFault, (faults) => state.fault(faults as Fault[]));
	put("/transcripts", badTranscript, (replies) => state.transcribe(replies as (string | TranscriptReply)[]));
	app.put("/__control/pace", async (request, reply) => {
		const { firstMs = 0, pieceMs = 0 } = isObject(request.body) ? request.body : {};
		if (!Number.isFinite(firstMs) || !Number.isFinite(pieceMs))
			return reply.code(400).send({ error: "firstMs and pieceMs are milliseconds" });
		state.pace = { firstMs: Number(firstMs), pieceMs: Number(pieceMs) };
		return reply.code(204).send();
	});

	app.get("/__control", async () => ({
		put: ["script", "faults", "transcripts", "pace"].map((name) => `/__control/${name}`),
		get: ["/__control/requests", "/__control/transcriptions", "/__control/transcriptions/<id>/audio"],
		delete: ["/__control"],
	}));
	app.get("/__control/requests", async () => state.requests);
	app.get("/__control/transcriptions", async () =>
		state.transcriptions.map(({ audio, ...rest }) => ({ ...rest, bytes: audio.length })),
	);
	app.get<{ Params: { id: string } }>("/__control/transcriptions/:id/audio", async (request, reply) => {
		const found = state.transcriptions.find(({ id }) => id === Number(request.params.id));
		if (found === undefined) return reply.code(404).send({ error: "no such transcription" });
		return reply.type(found.contentType).send(found.audio);
	});
	app.delete("/__control", async (_request, reply) => {
		state.reset();
		return reply.code(204).send();
	});
}
