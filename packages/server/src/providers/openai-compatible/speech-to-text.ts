import { languageOf } from "@centralita/contracts";
import { ProviderError } from "../../platform/errors/index.ts";
import { type RetryPolicy, retrying } from "../../platform/resilience/index.ts";
import type { SpeechToText, Transcript, TranscriptionOptions } from "../../ports/speech-to-text.ts";
import { post, type Server } from "./request.ts";
import { readTranscript } from "./transcript.ts";
import { wavFile } from "./wav.ts";

export type TranscriptionSettings = Server & {
	model: string;
	/** Longest wait for one transcript, retries included. */
	timeoutMs: number;
	retry?: Omit<RetryPolicy, "budgetMs">;
};

/** Shorter uploads are refused (OpenAI: 0.1 s) or misheard. */
const MINIMUM_MS = 300;

/** Stretches longer than this are cut at their start: nobody dictates that long, and uploads have a limit. */
const MAXIMUM_SECONDS = 300;

/**
 * Transcription over `POST /audio/transcriptions`: the speech is kept until `commit`, then sent as one WAV file.
 * Plain HTTP rather than an SDK: those reject answers of self-hosted servers that lack a field.
 */
export function createTranscription(settings: TranscriptionSettings): SpeechToText {
	// `verbose_json` tells speech from silence; the newer models of OpenAI know `json` only.
	let format: "verbose_json" | "json" = /transcribe/.test(settings.model) ? "json" : "verbose_json";

	async function send(
		pcm: readonly Int16Array[],
		options: TranscriptionOptions,
		timeoutMs: number,
		signal: AbortSignal,
	) {
		const file = wavFile(pcm, options.sampleRate, MINIMUM_MS);
		const form = new FormData();
		form.append("file", new Blob([file], { type: "audio/wav" }), "speech.wav");
		form.append("model", settings.model);
		form.append("language", languageOf(options.locale));
		form.append("response_format", format);
		if (options.hints?.length) form.append("prompt", options.hints.join(", "));
		const times = { firstMs: timeoutMs, totalMs: timeoutMs };
		for await (const text of post(settings, "/audio/transcriptions", { form }, times, signal, async function* (answer) {
			yield await answer.text();
		}))
			return readTranscript(settings.provider, text);
		throw new ProviderError(settings.provider, "bad-response", `${settings.provider}: an empty answer`);
	}

	async function transcribe(
		pcm: readonly Int16Array[],
		options: TranscriptionOptions,
		signal: AbortSignal,
	): Promise<Transcript> {
		const deadline = performance.now() + settings.timeoutMs;
		const attempt = () => send(pcm, options, Math.max(1, Math.round(deadline - performance.now())), signal);
		return retrying(
			{ attempts: 2, baseMs: 150, ...settings.retry, budgetMs: settings.timeoutMs / 2 },
			async () => {
				try {
					return await attempt();
				} catch (error) {
					if (format === "json" || !refusesFormat(error)) throw error;
					format = "json";
					return await attempt();
				}
			},
			{ signal },
		);
	}

	return {
		provider: settings.provider,
		model: settings.model,
		streaming: false,
		finalTimeoutMs: settings.timeoutMs,
		open(options) {
			const closed = new AbortController();
			const signal = AbortSignal.any([options.signal, closed.signal]);
			const limit = MAXIMUM_SECONDS * options.sampleRate;
			let written: Int16Array[] = [];
			let samples = 0;
			const take = () => {
				const taken = written;
				written = [];
				samples = 0;
				return taken;
			};
			return {
				write(pcm) {
					written.push(pcm);
					samples += pcm.length;
					while (samples > limit) samples -= written.shift()?.length ?? samples;
				},
				async commit() {
					const pcm = take();
					if (signal.aborted)
						throw new ProviderError(settings.provider, "cancelled", `${settings.provider}: cancelled`);
					if (pcm.length === 0) return { text: "", final: true };
					return transcribe(pcm, options, signal);
				},
				discard: () => void take(),
				onPartial: () => undefined,
				close: () => closed.abort(),
			};
		},
	};
}

const refusesFormat = (error: unknown): boolean =>
	error instanceof ProviderError && error.kind === "bad-request" && /response_format|verbose_json/.test(error.message);
