import type { FastifyInstance } from "fastify";
import { wavHeader } from "../openai-compatible/wav.ts";
import { bytesPerSample, speechBytes } from "../speech/audio.ts";
import { headersOf } from "../speech/server.ts";
import type { SpeechState } from "../speech/state.ts";
import { streamSpeech } from "../speech/stream.ts";
import { authorised } from "./authorised.ts";
import { deepgramError } from "./errors.ts";

const rates = [8000, 16_000, 24_000, 32_000, 48_000];

type Asked =
	| { problem: { status: number; code: string; message: string } }
	| { text: string; encoding: "linear16" | "mulaw"; sampleRate: number; speed: number; container: string };

function read(query: URLSearchParams, body: unknown): Asked {
	const bad = (message: string, status = 400, code = "INVALID_QUERY_PARAMETER") => ({
		problem: { status, code, message },
	});
	const encoding = query.get("encoding") ?? "mp3";
	if (encoding !== "linear16" && encoding !== "mulaw") return bad("This emulator speaks linear16 and mulaw only.");
	const sampleRate = Number(query.get("sample_rate") ?? (encoding === "mulaw" ? 8000 : 24_000));
	if (!rates.includes(sampleRate) || (encoding === "mulaw" && sampleRate > 16_000))
		return bad(`Unsupported sample rate for ${encoding}.`);
	if (!/^aura-/.test(query.get("model") ?? "")) return bad("No such model.");
	const speed = Number(query.get("speed") ?? 1);
	if (!(speed >= 0.7 && speed <= 1.5)) return bad("speed must be between 0.7 and 1.5.");
	const text = typeof body === "object" && body !== null && "text" in body ? body.text : undefined;
	if (typeof text !== "string" || text.trim() === "") return bad("text is required.", 400, "INVALID_JSON");
	if (text.length > 2000) return bad("Input text exceeds the limit of 2000 characters.", 413, "PAYLOAD_TOO_LARGE");
	return { text, encoding, sampleRate, speed, container: query.get("container") ?? "wav" };
}

/** `POST /v1/speak`: Deepgram's voices over requests. */
export function speakRoutes(app: FastifyInstance, state: SpeechState, apiKey: string | undefined): void {
	app.post("/v1/speak", async (request, reply) => {
		const { pathname: path, searchParams: query } = new URL(request.url, "http://emulator");
		const record = state.recordSpeech({ path, query, headers: headersOf(request.headers), body: request.body });
		const fault = state.takeFault("speak", "status");
		const asked = read(query, request.body);
		const refusal = fault
			? deepgramError(fault)
			: !authorised(request.headers, apiKey)
				? deepgramError({ status: 401 })
				: "problem" in asked
					? deepgramError(asked.problem)
					: null;
		if (refusal || "problem" in asked) {
			const { status, headers, body } = refusal ?? deepgramError({ status: 400 });
			record.status = status;
			record.outcome = fault ? "faulted" : "complete";
			state.changed();
			return reply.code(status).headers(headers).send(body);
		}
		const { text, encoding, sampleRate, speed, container } = asked;
		const audio = speechBytes(text, encoding, sampleRate, speed);
		const type =
			container === "wav" ? "audio/wav" : `audio/${encoding === "mulaw" ? "mulaw" : "l16"};rate=${sampleRate}`;
		const bytes = container === "wav" ? Buffer.concat([wavHeader(sampleRate, audio.length), audio]) : audio;
		const headers = {
			"content-type": type,
			"dg-model-name": query.get("model") ?? "",
			"dg-char-count": `${text.length}`,
		};
		await streamSpeech(reply, state, record, bytes, headers, (bytesPerSample(encoding) * sampleRate) / 1000);
		return reply;
	});
}
