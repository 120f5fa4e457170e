import { z } from "zod";

/** Whatever the realtime recogniser says: transcripts have a `text`, failures an `error` (ElevenLabs: Realtime speech to text). */
export const RealtimeMessage = z.looseObject({
	message_type: z.string(),
	text: z.string().nullish(),
	error: z.string().nullish(),
});

/** `detail` as an object, FastAPI's list, or a text (ElevenLabs: Errors). */
export const ErrorBody = z.looseObject({
	detail: z
		.union([
			z.string(),
			z.looseObject({ status: z.string().nullish(), code: z.string().nullish(), message: z.string().nullish() }),
			z.array(z.looseObject({ msg: z.string().nullish(), type: z.string().nullish() })),
		])
		.nullish(),
});

/** The body of `POST /v1/text-to-speech/{voice}/stream`. */
export type SpeechBody = {
	text: string;
	model_id: string;
	language_code?: string;
	voice_settings?: { speed: number };
};

export const audioChunk = (audio: Buffer, sampleRate: number, commit: boolean): string =>
	JSON.stringify({
		message_type: "input_audio_chunk",
		audio_base_64: audio.toString("base64"),
		commit,
		sample_rate: sampleRate,
	});
