import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "./errors.ts";
import type { Guard } from "./guard.ts";
import { rehearsedCaller } from "./rehearsal/caller.ts";
import { sendWhole } from "./sink.ts";
import type { EmulatorState } from "./state.ts";
import type { TranscriptReply } from "./types.ts";
import { readWav, type WavInfo } from "./wav.ts";

/** The limit OpenAI states for an upload. */
const MAX_BYTES = 25 * 1024 * 1024;

/** Below this level (full scale 1) a file counts as silence. */
const SILENCE = 0.002;

type Upload = { file: { name: string; type: string; bytes: Buffer } | null; fields: Record<string, string> };

async function readForm(request: FastifyRequest): Promise<Upload> {
	if (!request.isMultipart())
		throw new ApiError({ status: 400, message: "Expected multipart/form-data.", param: null, code: null });
	const upload: Upload = { file: null, fields: {} };
	for await (const part of request.parts()) {
		if (part.type === "field") upload.fields[part.fieldname] = String(part.value);
		else if (part.fieldname === "file")
			upload.file = { name: part.filename, type: part.mimetype, bytes: await part.toBuffer() };
	}
	return upload;
}

const names: Readonly<Record<string, string>> = { es: "spanish", en: "english" };

function format(kind: string, reply: TranscriptReply, language: string, wav: WavInfo | null): [string, string] {
	const seconds = wav?.seconds ?? 0;
	if (kind === "text") return ["text/plain; charset=utf-8", `${reply.text}\n`];
	if (kind === "json")
		return ["application/json", JSON.stringify({ text: reply.text, usage: { type: "duration", seconds } })];
	const segment = {
		id: 0,
		seek: 0,
		start: 0,
		end: seconds,
		text: ` ${reply.text}`,
		tokens: [50364],
		temperature: 0,
		avg_logprob: reply.avgLogprob ?? -0.2,
		compression_ratio: 1.1,
		no_speech_prob: reply.noSpeechProb ?? 0.01,
	};
	return [
		"application/json",
		JSON.stringify({
			task: "transcribe",
			language: names[language] ?? "english",
			duration: seconds,
			text: reply.text,
			segments: reply.text === "" ? [] : [segment],
		}),
	];
}

export async function transcriptionRoutes(
	app: FastifyInstance,
	state: EmulatorState,
	guard: Guard,
	hear: ((file: Buffer) => string) | undefined,
): Promise<void> {
	await app.register(multipart, { limits: { fileSize: MAX_BYTES, files: 1 } });
	const caller = rehearsedCaller();
	app.post("/v1/audio/transcriptions", async (request, reply) => {
		const upload = await readForm(request).catch((error: unknown) => error);
		const fields = isUpload(upload) ? upload.fields : {};
		return guard(request, reply, "transcriptions", fields, async (record, fault) => {
			if (!isUpload(upload)) throw refusal(upload);
			const { file } = upload;
			if (file === null) throw new ApiError({ status: 400, message: "file is required", param: "file", code: null });
			if (!/\.(flac|mp3|mp4|mpeg|mpga|m4a|ogg|wav|webm)$/i.test(file.name))
				throw new ApiError({ status: 400, message: "Invalid file format.", param: "file", code: null });
			if (!fields.model)
				throw new ApiError({ status: 400, message: "you must provide a model parameter", param: "model", code: null });
			const kind = fields.response_format ?? "json";
			if (!["json", "verbose_json", "text"].includes(kind))
				throw new ApiError({ status: 400, message: `Invalid value: '${kind}'.`, param: "response_format", code: null });
			const wav = readWav(file.bytes);
			if (wav !== null && wav.seconds < 0.1) {
				const message = "Audio file is too short. Minimum audio length is 0.1 seconds.";
				throw new ApiError({ status: 400, message, param: "file", code: "audio_too_short" });
			}
			const language = fields.language ?? "es";
			const silent = wav !== null && wav.level < SILENCE;
			const heard = () => (silent ? "" : (hear?.(file.bytes) ?? caller.next(language)));
			const text = state.takeTranscript() ?? { text: heard() };
			state.keep({
				id: record.id,
				fileName: file.name,
				contentType: file.type,
				fields,
				audio: file.bytes,
				text: text.text,
			});
			const [type, body] = format(kind, text, language, wav);
			await sendWhole(reply, state, record, fault, Buffer.from(body), type);
		});
	});
}

const isUpload = (value: unknown): value is Upload => typeof value === "object" && value !== null && "fields" in value;

function refusal(error: unknown): ApiError {
	if (error instanceof ApiError) return error;
	const tooLarge = error instanceof Error && "statusCode" in error && error.statusCode === 413;
	return new ApiError({
		status: tooLarge ? 413 : 400,
		message: error instanceof Error ? error.message : "The form could not be read.",
		param: null,
		code: null,
	});
}
