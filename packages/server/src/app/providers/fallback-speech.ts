import { ProviderError } from "../../platform/errors/index.ts";
import { type Clock, systemClock } from "../../platform/time/index.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";

/** Told each time one provider takes over from another. */
export type OnFallback = (event: { from: string; to: string; kind: string }) => void;

export type FallbackSpeechOptions = {
	/** Milliseconds for which the second voice goes on after the first has failed: voices must not alternate. */
	stayMs: number;
	onFallback: OnFallback;
	clock?: Clock;
};

/**
 * Two voices as one, for one call: the second speaks when the first cannot. The voice never changes within a sentence: one
 * that already sounds ends where the first broke off, and the next goes to the second. `provider` is who speaks now.
 */
export function speechWithFallback(
	first: TextToSpeech,
	second: TextToSpeech,
	{ stayMs, onFallback, clock = systemClock }: FallbackSpeechOptions,
): TextToSpeech {
	let secondUntil = Number.NEGATIVE_INFINITY;
	const current = () => (clock.elapsed() < secondUntil ? second : first);
	return {
		get provider() {
			return current().provider;
		},
		get model() {
			return current().model;
		},
		voices: () => first.voices(),
		async *synthesize(request) {
			if (current() === first) {
				let sounded = false;
				try {
					for await (const chunk of first.synthesize(request)) {
						sounded = true;
						yield chunk;
					}
					return;
				} catch (error) {
					if (!(error instanceof ProviderError) || error.kind === "cancelled") throw error;
					secondUntil = clock.elapsed() + stayMs;
					onFallback({ from: first.provider, to: second.provider, kind: error.kind });
					if (sounded) return;
				}
			}
			yield* second.synthesize(request);
		},
	};
}
