import { z } from "zod";

/** An error as OpenAI writes it, and what other servers make of that. */
const ErrorObject = z.looseObject({
	message: z.string().nullish(),
	type: z.string().nullish(),
	code: z.union([z.string(), z.number()]).nullish(),
	param: z.string().nullish(),
});

/**
 * Every body with which a server is known to say no: `{error:{…}}` (OpenAI, llama.cpp with a numeric code),
 * `{error:"text"}` (Ollama, whisper.cpp), `{message}` and `{object:"error",…}` (vLLM), `{detail}` (FastAPI, Speaches).
 */
export const ErrorBody = z.looseObject({
	error: z.union([ErrorObject, z.string()]).nullish(),
	message: z.string().nullish(),
	type: z.string().nullish(),
	code: z.union([z.string(), z.number()]).nullish(),
	detail: z.union([z.string(), z.array(z.looseObject({ msg: z.string().nullish() }))]).nullish(),
});

export const TranscriptionSegment = z.looseObject({
	text: z.string(),
	start: z.number().nullish(),
	end: z.number().nullish(),
	avg_logprob: z.number().nullish(),
	no_speech_prob: z.number().nullish(),
});
export type TranscriptionSegment = z.infer<typeof TranscriptionSegment>;

/** `json` and `verbose_json`; self-hosted servers leave out what they please, but not the text. */
export const TranscriptionBody = z.looseObject({
	text: z.string(),
	segments: z.array(TranscriptionSegment).nullish().catch(null),
});
export type TranscriptionBody = z.infer<typeof TranscriptionBody>;

/** The body of `POST /audio/speech`. Fields that a server may not know are left out unless they matter. */
export type SpeechBody = {
	model: string;
	voice: string;
	input: string;
	response_format: "pcm";
	speed?: number;
	sample_rate?: number;
};
