import { ProviderError } from "../../platform/errors/index.ts";
import { type RetryPolicy, retrying, startDeadline } from "../../platform/resilience/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import type {
	SpeechToText,
	Transcript,
	TranscriptionOptions,
	TranscriptionStream,
} from "../../ports/speech-to-text.ts";
import type { AzureResource } from "./addresses.ts";
import { provider } from "./errors.ts";
import { type Recognition, startRecognition } from "./recognition.ts";

type AzureTranscriptionSettings = AzureResource & {
	/** Longest wait from a commit to its words, retries included. */
	timeoutMs: number;
	clock: Clock;
	retry?: Omit<RetryPolicy, "budgetMs">;
};

/** Of a stretch that is sent again, the newest so many seconds. */
const KEPT_SECONDS = 60;

/** Transcription over Microsoft's SDK, while the caller speaks. */
export function createAzureTranscription(settings: AzureTranscriptionSettings): SpeechToText {
	return {
		provider,
		model: "conversation",
		streaming: true,
		finalTimeoutMs: settings.timeoutMs,
		open: (options) => openStream(settings, options),
	};
}

function openStream(settings: AzureTranscriptionSettings, options: TranscriptionOptions): TranscriptionStream {
	const { clock, timeoutMs } = settings;
	const closed = new AbortController();
	const signal = AbortSignal.any([options.signal, closed.signal]);
	const limit = KEPT_SECONDS * options.sampleRate;
	let listener: (words: Transcript) => void = () => undefined;
	let live: Recognition | null = null;
	let written: Int16Array[] = [];
	let samples = 0;

	function take() {
		const taken = { recognition: live, written };
		live = null;
		written = [];
		samples = 0;
		return taken;
	}

	const start = () => startRecognition(settings, options, (words) => listener(words));

	/** The words of a recognition that gets no more audio; what was heard so far when time is over. */
	async function wordsOf(recognition: Recognition, leftMs: number): Promise<Transcript> {
		const deadline = startDeadline(provider, { firstMs: leftMs, totalMs: leftMs }, signal, clock);
		const late = Promise.withResolvers<Transcript>();
		const onAbort = () => {
			const { text } = recognition.heard();
			const failure = deadline.failure();
			if (text !== "" && !signal.aborted) late.resolve({ text, final: true });
			else late.reject(failure ?? new ProviderError(provider, "cancelled", `${provider}: cancelled`));
		};
		deadline.signal.addEventListener("abort", onAbort, { once: true });
		if (deadline.signal.aborted) onAbort();
		recognition.end();
		try {
			return await Promise.race([recognition.done, late.promise]);
		} finally {
			deadline.signal.removeEventListener("abort", onAbort);
			deadline.end();
			recognition.close();
		}
	}

	function again(kept: readonly Int16Array[]): Recognition {
		const recognition = start();
		for (const pcm of kept) recognition.write(pcm);
		return recognition;
	}

	signal.addEventListener("abort", () => take().recognition?.close(), { once: true });

	return {
		write(pcm) {
			if (signal.aborted || pcm.length === 0) return;
			written.push(pcm);
			samples += pcm.length;
			while (samples > limit) samples -= written.shift()?.length ?? samples;
			live ??= start();
			live.write(pcm);
		},
		async commit() {
			const { recognition, written: kept } = take();
			if (signal.aborted) throw new ProviderError(provider, "cancelled", `${provider}: cancelled`);
			if (!recognition) return { text: "", final: true };
			const until = clock.elapsed() + timeoutMs;
			const policy = { attempts: 2, baseMs: 100, ...settings.retry, budgetMs: timeoutMs / 2 };
			return retrying(
				policy,
				(attempt) =>
					wordsOf(attempt === 1 ? recognition : again(kept), Math.max(1, Math.round(until - clock.elapsed()))),
				{ signal, clock },
			);
		},
		discard: () => take().recognition?.close(),
		onPartial(added) {
			listener = added;
		},
		close: () => closed.abort(),
	};
}
