import type { FastifyInstance } from "fastify";
import { speechBytes } from "../speech/audio.ts";
import { headersOf } from "../speech/server.ts";
import type { SpeechState } from "../speech/state.ts";
import { streamSpeech } from "../speech/stream.ts";
import { authorised } from "./authorised.ts";
import { elevenLabsError } from "./errors.ts";
import { type Format, readFormat } from "./formats.ts";

/** Characters for one request. */
const limits: Readonly<Record<string, number>> = {
	eleven_flash_v2_5: 40_000,
	eleven_flash_v2: 30_000,
	eleven_turbo_v2_5: 40_000,
	eleven_multilingual_v2: 10_000,
	eleven_v3: 3000,
};

type Problem = { status: number; code: string; message: string };
type Asked = { problem: Problem } | { text: string; format: Format; speed: number };

const object = (value: unknown): Record<string, unknown> =>
	typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

function read(voice: string, query: URLSearchParams, body: unknown): Asked {
	const bad = (status: number, code: string, message: string) => ({ problem: { status, code, message } });
	const { text, model_id: model = "eleven_multilingual_v2", voice_settings: settings } = object(body);
	if (!/^[A-Za-z0-9]{10,}$/.test(voice)) return bad(404, "voice_not_found", `A voice for ${voice} was not found.`);
	const limit = limits[String(model)];
	if (limit === undefined) return bad(400, "model_not_found", "No such model.");
	const format = readFormat(query.get("output_format") ?? "mp3_44100_128");
	if (format === null) return bad(400, "invalid_output_format", "This emulator speaks pcm and ulaw_8000 only.");
	if (typeof text !== "string" || text === "") return bad(422, "value_error", "text is required");
	if (text.length > limit) return bad(400, "max_character_limit_exceeded", `At most ${limit} characters.`);
	const speed = Number(object(settings).speed ?? 1);
	if (!(speed >= 0.7 && speed <= 1.2)) return bad(400, "invalid_voice_settings", "speed must be between 0.7 and 1.2");
	return { text, format, speed };
}

/** `POST /v1/text-to-speech/{voice}` and its `/stream`: the voices of ElevenLabs over requests. */
export function speechRoutes(app: FastifyInstance, state: SpeechState, apiKey: string | undefined): void {
	for (const suffix of ["", "/stream"])
		app.post<{ Params: { voice: string } }>(`/v1/text-to-speech/:voice${suffix}`, async (request, reply) => {
			const { pathname: path, searchParams: query } = new URL(request.url, "http://emulator");
			const record = state.recordSpeech({ path, query, headers: headersOf(request.headers), body: request.body });
			const fault = state.takeFault("speak", "status");
			const asked = read(request.params.voice, query, request.body);
			const problem =
				fault ??
				(authorised(request.headers, apiKey) ? null : { status: 401 }) ??
				("problem" in asked ? asked.problem : null);
			if (problem || "problem" in asked) {
				const { status, headers, body } = elevenLabsError(problem ?? { status: 400 });
				record.status = status;
				record.outcome = fault ? "faulted" : "complete";
				state.changed();
				return reply.code(status).headers(headers).send(body);
			}
			const { text, format, speed } = asked;
			const headers = {
				"content-type": format.encoding === "mulaw" ? "audio/basic" : "audio/pcm",
				"request-id": `emulated-${record.id}`,
				"current-concurrent-requests": String(state.speeches.filter(({ outcome }) => outcome === "open").length),
				"maximum-concurrent-requests": "20",
			};
			const audio = speechBytes(text, format.encoding, format.sampleRate, speed);
			await streamSpeech(reply, state, record, audio, headers, format.bytesPerMs);
			return reply;
		});
}
