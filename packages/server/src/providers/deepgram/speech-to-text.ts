import { ProviderError } from "../../platform/errors/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { openRecogniser, pcmBytes, type Recognised } from "../../platform/vendors/index.ts";
import type { SpeechToText, TranscriptionOptions } from "../../ports/speech-to-text.ts";
import { socketAddress } from "./addresses.ts";
import { endError, provider } from "./errors.ts";
import { languages } from "./language.ts";
import { AnyMessage, closeStream, ErrorMessage, finalize, keepAlive, Results } from "./wire.ts";

export type DeepgramTranscriptionSettings = {
	apiKey: string;
	/** `https://api.deepgram.com` by default. */
	baseUrl?: string;
	/** `nova-3` by default. */
	model?: string;
	clock: Clock;
	/** Longest wait from a commit to its words. */
	timeoutMs: number;
};

/** Results of a `Finalize` come usually, not always (Deepgram: Finalize). */
const FLUSH_MS = 500;

/** Ten seconds without audio or `KeepAlive` end the session (Deepgram: Audio keep alive). */
const KEEP_ALIVE_MS = 4000;

/** All key terms together have at most 500 tokens (Deepgram: Keyterm prompting). */
const MOST_HINTS = 50;
const LONGEST_HINT = 50;

function addressOf(baseUrl: string, model: string, { locale, sampleRate, hints = [] }: TranscriptionOptions): string {
	const url = socketAddress(baseUrl, "/v1/listen");
	const query = {
		model,
		language: languages[locale],
		encoding: "linear16",
		sample_rate: String(sampleRate),
		channels: "1",
		interim_results: "true",
		punctuate: "true",
		smart_format: "true",
		// The end of a turn is decided by whoever commits.
		endpointing: "false",
	};
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	const name = model.startsWith("nova-3") ? "keyterm" : "keywords";
	for (const hint of hints.filter(({ length }) => length <= LONGEST_HINT).slice(0, MOST_HINTS))
		url.searchParams.append(name, hint);
	return url.href;
}

/** What a message of the recogniser says. Throws `ProviderError` for an error, and for what is no message at all. */
export function readMessage(data: string | Buffer): Recognised | null {
	let value: unknown;
	try {
		value = JSON.parse(data.toString());
	} catch {
		throw new ProviderError(provider, "bad-response", `${provider}: a message that is not JSON`);
	}
	const message = AnyMessage.safeParse(value).data;
	if (!message) throw new ProviderError(provider, "bad-response", `${provider}: a message without a type`);
	if (message.type === "Error") {
		const { code, variant, description, message: text } = ErrorMessage.safeParse(value).data ?? {};
		const vendorCode = code ?? variant ?? "Error";
		const words = [vendorCode, description ?? text].filter(Boolean).join(", ");
		throw new ProviderError(provider, "unavailable", `${provider}: ${words}`.slice(0, 300), { vendorCode });
	}
	if (message.type !== "Results") return null;
	const results = Results.safeParse(value).data;
	if (!results) throw new ProviderError(provider, "bad-response", `${provider}: results that cannot be read`);
	const { start, duration, is_final: final, from_finalize, channel } = results;
	const { transcript = "", confidence } = channel.alternatives[0] ?? {};
	return {
		text: transcript,
		final,
		complete: final && from_finalize === true,
		span: { start, end: start + duration },
		...(typeof confidence === "number" && transcript !== "" ? { confidence } : {}),
	};
}

/** Transcription over Deepgram's streaming socket, `wss://…/v1/listen`: one for each caller. */
export function createDeepgramTranscription(settings: DeepgramTranscriptionSettings): SpeechToText {
	const { apiKey, baseUrl = "https://api.deepgram.com", model = "nova-3", clock, timeoutMs } = settings;
	return {
		provider,
		model,
		streaming: true,
		finalTimeoutMs: timeoutMs,
		open: (options) =>
			openRecogniser(
				{
					provider,
					url: addressOf(baseUrl, model, options),
					headers: { authorization: `Token ${apiKey}` },
					sampleRate: options.sampleRate,
					pieceMs: 40,
					shortestMs: 500,
					audio: pcmBytes,
					commit: finalize,
					keepAlive: { everyMs: KEEP_ALIVE_MS, message: keepAlive },
					farewell: closeStream,
					read: readMessage,
					ended: endError,
				},
				{ clock, timeoutMs, flushMs: FLUSH_MS },
				options.signal,
			),
	};
}
