import { type Clock, systemClock } from "../../platform/time/index.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import { type Link, type OnFallback, steppedDown } from "./chain.ts";

type VoiceChainOptions = {
	/** Milliseconds for which a voice goes on after it took over: voices must not alternate. */
	stayMs: number;
	onFallback: OnFallback;
	clock?: Clock;
};

/**
 * Several voices as one, for one call: the next speaks when the one before cannot. The voice never changes within a
 * sentence: one that already sounds ends where it broke off, and the next sentence goes to the next voice. `provider` is
 * who speaks now. The voice that was asked for is the first one's; the others choose theirs by the language.
 */
export function voiceChain(
	chain: readonly [Link<TextToSpeech>, ...Link<TextToSpeech>[]],
	{ stayMs, onFallback, clock = systemClock }: VoiceChainOptions,
): TextToSpeech {
	const first = chain[0].engine;
	let taken = 0;
	let until = Number.NEGATIVE_INFINITY;
	const current = () => (clock.elapsed() < until ? taken : 0);
	const speaker = () => chain[current()]?.engine ?? first;

	/** Who speaks after `index`, from now on for a while; null when nobody is left. */
	function next(index: number): number | null {
		const able = chain.findIndex((link, at) => at > index && !link.resting());
		const to = able >= 0 ? able : index + 1;
		if (to >= chain.length) return null;
		taken = to;
		until = clock.elapsed() + stayMs;
		return to;
	}

	return {
		get provider() {
			return speaker().provider;
		},
		get model() {
			return speaker().model;
		},
		voices: () => first.voices(),
		async *synthesize(request) {
			const { voice: _firstOnes, ...elsewhere } = request;
			for (let index: number | null = current(); index !== null; ) {
				const engine = chain[index]?.engine ?? first;
				let sounded = false;
				try {
					for await (const chunk of engine.synthesize(index === 0 ? request : elsewhere)) {
						sounded = true;
						yield chunk;
					}
					return;
				} catch (error) {
					const failure = steppedDown(error);
					index = next(index);
					if (index === null) throw failure;
					onFallback({ from: engine.provider, to: chain[index]?.engine.provider ?? "", kind: failure.kind });
					if (sounded) return;
				}
			}
		},
	};
}
