import { type Locale, locales } from "@centralita/contracts";
import { ProviderError } from "../../platform/errors/index.ts";
import { type RetryPolicy, retryingStream } from "../../platform/resilience/index.ts";
import type { SpeechChunk, SpeechRequest, TextToSpeech, Voice } from "../../ports/text-to-speech.ts";
import { answerError } from "./errors.ts";
import { type Answer, post, type Server } from "./request.ts";
import type { SpeechBody } from "./wire.ts";

export type SpeechSettings = Server & {
	model: string;
	/** The first is the default. OpenAI's when absent. */
	voices?: readonly Voice[];
	/** Hertz of the server's PCM: 24000 unless it says otherwise (OpenAI). */
	sampleRate?: number;
	/** Longest wait for the first sound, retries included, and between two pieces of it. */
	timeoutMs: number;
	/** Longest for one sentence. */
	totalTimeoutMs?: number;
	retry?: Omit<RetryPolicy, "budgetMs">;
};

const everywhere: readonly Locale[] = locales;

/** OpenAI's voices speak every language of the product. */
export const openAiVoices: readonly Voice[] = [
	"coral",
	"alloy",
	"ash",
	"ballad",
	"echo",
	"fable",
	"nova",
	"onyx",
	"sage",
	"shimmer",
	"verse",
	"marin",
	"cedar",
].map((id) => ({ id, label: `${id.charAt(0).toUpperCase()}${id.slice(1)}`, locales: everywhere }));

/** Speech over `POST /audio/speech` with `response_format: "pcm"`, played as it arrives. */
export function createSpeech(settings: SpeechSettings): TextToSpeech {
	const voices = settings.voices?.length ? settings.voices : openAiVoices;
	const sampleRate = settings.sampleRate ?? 24_000;

	const bodyOf = ({ text, voice, speed }: SpeechRequest): SpeechBody => ({
		model: settings.model,
		voice: voices.some(({ id }) => id === voice) && voice ? voice : (voices[0]?.id ?? "alloy"),
		input: text,
		response_format: "pcm",
		// Left out where it says nothing: not every server knows them.
		...(speed === 1 ? {} : { speed }),
		...(settings.sampleRate === undefined ? {} : { sample_rate: sampleRate }),
	});

	async function* samples(answer: Answer): AsyncGenerator<SpeechChunk, void, undefined> {
		const type = answer.headers.get("content-type") ?? "";
		if (/json|text|html/.test(type)) {
			const body = await answer.text();
			throw /json/.test(type)
				? answerError(settings.provider, { status: 200, body })
				: new ProviderError(settings.provider, "bad-response", `${settings.provider}: ${type} instead of sound`);
		}
		let carry: Uint8Array = new Uint8Array();
		let some = false;
		for await (const chunk of answer.chunks()) {
			const bytes = Buffer.concat([carry, chunk]);
			const whole = bytes.length - (bytes.length % 2);
			carry = bytes.subarray(whole);
			if (whole === 0) continue;
			const pcm = new Int16Array(whole / 2);
			for (let index = 0; index < pcm.length; index++) pcm[index] = bytes.readInt16LE(index * 2);
			some = true;
			yield { pcm, sampleRate };
		}
		if (!some) throw new ProviderError(settings.provider, "bad-response", `${settings.provider}: no sound came`);
	}

	return {
		provider: settings.provider,
		model: settings.model,
		voices: () => voices,
		async *synthesize(request) {
			const until = performance.now() + settings.timeoutMs;
			const policy = { attempts: 2, baseMs: 100, ...settings.retry, budgetMs: settings.timeoutMs / 2 };
			const open = () => {
				const times = {
					firstMs: Math.max(1, Math.round(until - performance.now())),
					stallMs: settings.timeoutMs,
					totalMs: settings.totalTimeoutMs ?? 30_000,
				};
				return post(settings, "/audio/speech", { json: bodyOf(request) }, times, request.signal, samples);
			};
			yield* retryingStream(policy, open, { signal: request.signal });
		},
	};
}
