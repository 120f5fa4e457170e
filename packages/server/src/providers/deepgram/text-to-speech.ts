import { ProviderError } from "../../platform/errors/index.ts";
import { type RetryPolicy, retryingStream } from "../../platform/resilience/index.ts";
import { createPost, pcmReader, type StreamAnswer } from "../../platform/vendors/index.ts";
import { decodeMuLaw } from "../../ports/audio/g711.ts";
import type { SpeechChunk, SpeechRequest, TextToSpeech, Voice } from "../../ports/text-to-speech.ts";
import { httpAddress } from "./addresses.ts";
import { provider, refusalError } from "./errors.ts";
import { auraVoices, chooseVoice } from "./voices.ts";

export type DeepgramSpeechSettings = {
	apiKey: string;
	/** `https://api.deepgram.com` by default. */
	baseUrl?: string;
	/** Their ids are models. Those of Aura-2 in Spanish and English by default. */
	voices?: readonly Voice[];
	/** Longest wait for the first sound, retries included, and between two pieces of it. */
	timeoutMs: number;
	/** Longest for one sentence. */
	totalTimeoutMs?: number;
	retry?: Omit<RetryPolicy, "budgetMs">;
};

type Format = { encoding: "mulaw" | "linear16"; sampleRate: number };

const formatFor = (lineRate: number | undefined): Format => {
	if (lineRate === 8000) return { encoding: "mulaw", sampleRate: 8000 };
	return { encoding: "linear16", sampleRate: (lineRate ?? 0) >= 24_000 ? 24_000 : 16_000 };
};

/**
 * Speech over `POST /v1/speak`, played as it arrives.
 *
 * Requests rather than the socket: a sentence that is interrupted ends with its request, while the socket would have to be
 * cleared and drained; 20 flushes a minute are fewer than the sentences of a lively call; and a connection that is kept
 * open answers as soon as a socket does.
 */
export function createDeepgramSpeech(settings: DeepgramSpeechSettings): TextToSpeech {
	const { apiKey, baseUrl = "https://api.deepgram.com", timeoutMs } = settings;
	const voices = settings.voices?.length ? settings.voices : auraVoices;
	const post = createPost();

	function addressOf({ voice, locale, speed }: SpeechRequest, { encoding, sampleRate }: Format): URL {
		const url = httpAddress(baseUrl, "/v1/speak");
		const query = {
			model: chooseVoice(voices, voice, locale)?.id ?? "aura-2-thalia-en",
			encoding,
			sample_rate: String(sampleRate),
			// A header would be heard as a click.
			container: "none",
			// Deepgram: voice controls. Left out where it says nothing: servers of one's own may not know it.
			...(speed === 1 ? {} : { speed: String(Math.min(1.5, Math.max(0.7, speed))) }),
		};
		for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
		return url;
	}

	async function* samples(answer: StreamAnswer, format: Format): AsyncGenerator<SpeechChunk, void, undefined> {
		const type = answer.headers.get("content-type") ?? "";
		if (!/audio|octet-stream/.test(type))
			throw new ProviderError(provider, "bad-response", `${provider}: ${type || "nothing"} instead of sound`);
		const read = format.encoding === "mulaw" ? decodeMuLaw : pcmReader();
		let some = false;
		for await (const bytes of answer.chunks()) {
			const pcm = read(bytes);
			if (pcm.length === 0) continue;
			some = true;
			yield { pcm, sampleRate: format.sampleRate };
		}
		if (!some) throw new ProviderError(provider, "bad-response", `${provider}: no sound came`);
	}

	return {
		provider,
		model: "aura-2",
		voices: () => voices,
		async *synthesize(request) {
			const until = performance.now() + timeoutMs;
			const format = formatFor(request.sampleRate);
			const policy = { attempts: 2, baseMs: 100, ...settings.retry, budgetMs: timeoutMs / 2 };
			const open = () =>
				post(
					{
						provider,
						url: addressOf(request, format),
						headers: { authorization: `Token ${apiKey}` },
						json: { text: request.text },
						times: {
							firstMs: Math.max(1, Math.round(until - performance.now())),
							stallMs: timeoutMs,
							totalMs: settings.totalTimeoutMs ?? 30_000,
						},
						signal: request.signal,
						refused: refusalError,
					},
					(answer) => samples(answer, format),
				);
			yield* retryingStream(policy, open, { signal: request.signal });
		},
	};
}
