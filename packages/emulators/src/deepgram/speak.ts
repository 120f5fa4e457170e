import type { FastifyInstance } from "fastify";
import { wavHeader } from "../openai-compatible/wav.ts";
import { bytesPerSample, speechBytes } from "../speech/audio.ts";
import { headersOf } from "../speech/server.ts";
import type { SpeechState } from "../speech/state.ts";
import { streamSpeech } from "../speech/stream.ts";
import { authorised } from "./authorised.ts";
import { deepgramError } from "./errors.ts";
import { type Problem, readVoice } from "./voice-query.ts";

function textOf(body: unknown): { text: string } | { problem: Problem } {
	const text = typeof body === "object" && body !== null && "text" in body ? body.text : undefined;
	if (typeof text !== "string" || text.trim() === "")
		return { problem: { status: 400, code: "INVALID_JSON", message: "text is required." } };
	if (text.length <= 2000) return { text };
	const message = "Input text exceeds the limit of 2000 characters.";
	return { problem: { status: 413, code: "PAYLOAD_TOO_LARGE", message } };
}

function read(query: URLSearchParams, body: unknown) {
	const voice = readVoice(query);
	if ("problem" in voice) return voice;
	const text = textOf(body);
	return "problem" in text ? text : { ...voice, ...text, container: query.get("container") ?? "wav" };
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
