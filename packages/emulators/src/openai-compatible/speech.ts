import type { FastifyInstance } from "fastify";
import { ApiError } from "./errors.ts";
import type { Guard } from "./guard.ts";
import { sendPieces } from "./sink.ts";
import type { EmulatorState } from "./state.ts";
import { speak } from "./voice.ts";
import { wavHeader } from "./wav.ts";

/** An odd number, so that chunks split 16-bit samples as real servers' do. */
const CHUNK_BYTES = 4801;

const refuse = (message: string, param: string): never => {
	throw new ApiError({ status: 400, message, param, code: null });
};

function read(body: unknown) {
	const request = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
	const { model, input, voice, response_format: format = "mp3", speed = 1, sample_rate: sampleRate = 24_000 } = request;
	if (typeof model !== "string" || model === "") return refuse("you must provide a model parameter", "model");
	if (typeof input !== "string" || input === "") return refuse("Input should be a non-empty string", "input");
	if (input.length > 4096) return refuse("Input should have at most 4096 characters", "input");
	if (typeof voice !== "string" || voice === "") return refuse("you must provide a voice parameter", "voice");
	if (format !== "pcm" && format !== "wav")
		return refuse(`This emulator speaks 'pcm' and 'wav' only, not '${String(format)}'.`, "response_format");
	if (typeof speed !== "number" || speed < 0.25 || speed > 4)
		return refuse("Input should be between 0.25 and 4", "speed");
	if (typeof sampleRate !== "number" || sampleRate < 8000 || sampleRate > 48_000)
		return refuse("Input should be between 8000 and 48000", "sample_rate");
	return { input, format, speed, sampleRate };
}

export function speechRoutes(app: FastifyInstance, state: EmulatorState, guard: Guard): void {
	app.post("/v1/audio/speech", (request, reply) =>
		guard(request, reply, "speech", request.body, async (record, fault) => {
			const { input, format, speed, sampleRate } = read(request.body);
			const samples = speak(input, sampleRate, speed);
			const pcm = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
			// A server that streams does not know the length yet (OpenAI API: speech).
			const audio = format === "wav" ? Buffer.concat([wavHeader(sampleRate, 0xffff_ffff - 36), pcm]) : pcm;
			const pieces = Array.from({ length: Math.ceil(audio.length / CHUNK_BYTES) }, (_, index) =>
				audio.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
			);
			await sendPieces(reply, state, record, fault, {
				headers: { "content-type": format === "wav" ? "audio/wav" : "audio/pcm" },
				pieces,
				tail: [],
			});
		}),
	);
}
