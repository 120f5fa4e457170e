import { ProviderError } from "../../platform/errors/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { sleep } from "../../platform/time/index.ts";
import type { SpeechRequest, TextToSpeech } from "../text-to-speech.ts";

export type FakeTextToSpeech = TextToSpeech & {
	readonly requests: readonly string[];
	/** From now on: speak, fail at once, break after the first chunk, or never answer. */
	behave(how: "speak" | "fail" | "break" | "hang"): void;
};

/**
 * Speaks each character for a fixed time. Samples count upwards from 1 over all requests, so that a test can tell which
 * ones were heard; characters that are spaces sound too.
 */
export function createFakeTextToSpeech(
	clock: Clock,
	options: { sampleRate?: number; msPerCharacter?: number; firstChunkMs?: number; chunkMs?: number } = {},
): FakeTextToSpeech {
	const { sampleRate = 16000, msPerCharacter = 50, firstChunkMs = 0, chunkMs = 200 } = options;
	const requests: string[] = [];
	let mode: "speak" | "fail" | "break" | "hang" = "speak";
	let sample = 0;

	async function* synthesize(request: SpeechRequest) {
		requests.push(request.text);
		const cancelled = () => new ProviderError("fake", "cancelled", "the request was cancelled");
		if (request.signal.aborted) throw cancelled();
		if (mode === "fail") throw new ProviderError("fake", "unavailable", "the fake is told to fail");
		if (mode === "hang") await new Promise(() => {});
		if (firstChunkMs > 0) {
			await sleep(clock, firstChunkMs, request.signal).catch(() => {
				throw cancelled();
			});
		}
		const total = Math.round((request.text.length * msPerCharacter * sampleRate) / 1000);
		const step = Math.round((chunkMs * sampleRate) / 1000);
		for (let done = 0; done < total; done += step) {
			if (request.signal.aborted) throw cancelled();
			if (mode === "break" && done > 0) throw new ProviderError("fake", "unavailable", "the fake broke off");
			const pcm = Int16Array.from({ length: Math.min(step, total - done) }, () => (sample++ % 30000) + 1);
			yield { pcm, sampleRate };
		}
	}

	return {
		provider: "fake",
		model: "counter",
		voices: () => [{ id: "fake", label: "Fake", locales: ["es-419", "en-US"] }],
		synthesize,
		requests,
		behave(how) {
			mode = how;
		},
	};
}
