import { z } from "zod";

/** A transcript of the streaming recogniser (Deepgram: Live streaming, "Results"). Times are seconds of the audio sent. */
export const Results = z.looseObject({
	type: z.literal("Results"),
	start: z.number(),
	duration: z.number(),
	is_final: z.boolean(),
	from_finalize: z.boolean().nullish(),
	channel: z.looseObject({
		alternatives: z.array(z.looseObject({ transcript: z.string(), confidence: z.number().nullish() })),
	}),
});

/** `code` is what other sockets of Deepgram use. */
export const ErrorMessage = z.looseObject({
	type: z.literal("Error"),
	code: z.string().nullish(),
	variant: z.string().nullish(),
	description: z.string().nullish(),
	message: z.string().nullish(),
});

export const AnyMessage = z.looseObject({ type: z.string() });

/** Both shapes of an error over HTTP (Deepgram: Errors). */
export const ErrorBody = z.looseObject({
	err_code: z.string().nullish(),
	err_msg: z.string().nullish(),
	category: z.string().nullish(),
	message: z.string().nullish(),
	details: z.string().nullish(),
	request_id: z.string().nullish(),
});

export const keepAlive = JSON.stringify({ type: "KeepAlive" });
export const finalize = JSON.stringify({ type: "Finalize" });
export const closeStream = JSON.stringify({ type: "CloseStream" });
