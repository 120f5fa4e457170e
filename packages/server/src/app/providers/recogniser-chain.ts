import { type Clock, systemClock } from "../../platform/time/index.ts";
import type {
	SpeechToText,
	Transcript,
	TranscriptionOptions,
	TranscriptionStream,
} from "../../ports/speech-to-text.ts";
import { type Link, type OnFallback, steppedDown } from "./chain.ts";
import { keptStretch } from "./kept-stretch.ts";

/** Nobody waits longer for what was said, however many could be asked. */
const longestFinalMs = 12_000;

type RecogniserChainOptions = {
	/** Milliseconds for which a recogniser goes on after it took over. */
	stayMs: number;
	onFallback: OnFallback;
	clock?: Clock;
};

/**
 * Several recognisers as one, for one call. A stretch of speech goes to one of them; when that one cannot say what it was,
 * the same stretch is given to the next, and so are the stretches that follow, for a while. Words that may still change
 * are those of the recogniser that listens. `provider` and `model` are who recognised last.
 */
export function recogniserChain(
	chain: readonly [Link<SpeechToText>, ...Link<SpeechToText>[]],
	{ stayMs, onFallback, clock = systemClock }: RecogniserChainOptions,
): SpeechToText {
	let taken = 0;
	let until = Number.NEGATIVE_INFINITY;
	let last = chain[0].engine;

	/** Who hears the stretch that begins: whoever took over, the first after that, and nobody who rests. */
	function listener(): number {
		const from = clock.elapsed() < until ? taken : 0;
		const able = chain.findIndex((link, at) => at >= from && !link.resting());
		return able >= 0 ? able : from;
	}

	/** Who hears the same once more; null when nobody is left. */
	function next(index: number): number | null {
		const able = chain.findIndex((link, at) => at > index && !link.resting());
		if (able < 0) return null;
		taken = able;
		until = clock.elapsed() + stayMs;
		return able;
	}

	function open(options: TranscriptionOptions): TranscriptionStream {
		const over = new AbortController();
		const inner = { ...options, signal: AbortSignal.any([options.signal, over.signal]) };
		const streams = new Map<number, TranscriptionStream>();
		const partials: ((transcript: Transcript) => void)[] = [];
		let stretch: { index: number; kept: ReturnType<typeof keptStretch> } | null = null;

		/** The stream of one of them for what is heard as it is said. */
		function streamOf(index: number): TranscriptionStream {
			const known = streams.get(index);
			if (known) return known;
			const stream = (chain[index] ?? chain[0]).engine.open(inner);
			stream.onPartial((transcript) => {
				if (stretch === null || stretch.index === index) for (const tell of partials) tell(transcript);
			});
			streams.set(index, stream);
			return stream;
		}

		/** A stream of its own: the others may be in the middle of the next stretch. */
		async function again(engine: SpeechToText, pcm: readonly Int16Array[]): Promise<Transcript> {
			const stream = engine.open(inner);
			try {
				for (const frame of pcm) stream.write(frame.slice());
				return await stream.commit();
			} finally {
				stream.close();
			}
		}

		// Connecting takes time: not once somebody is speaking.
		streamOf(listener());
		return {
			write(pcm) {
				stretch ??= { index: listener(), kept: keptStretch(options.sampleRate) };
				stretch.kept.add(pcm);
				streamOf(stretch.index).write(pcm);
			},
			async commit() {
				let index = stretch?.index ?? listener();
				const pcm = stretch?.kept.frames() ?? [];
				stretch = null;
				let hear = () => streamOf(index).commit();
				for (;;) {
					const { engine } = chain[index] ?? chain[0];
					try {
						const transcript = await hear();
						last = engine;
						return transcript;
					} catch (error) {
						const failure = steppedDown(error);
						last = engine;
						const to = next(index);
						const following = to === null ? undefined : chain[to];
						if (to === null || following === undefined) throw failure;
						onFallback({ from: engine.provider, to: following.engine.provider, kind: failure.kind });
						index = to;
						hear = () => again(following.engine, pcm);
					}
				}
			},
			discard() {
				if (stretch !== null) streamOf(stretch.index).discard();
				stretch = null;
			},
			onPartial: (tell) => void partials.push(tell),
			close() {
				for (const stream of streams.values()) stream.close();
				over.abort();
			},
		};
	}

	return {
		get provider() {
			return last.provider;
		},
		get model() {
			return last.model;
		},
		streaming: chain.some(({ engine }) => engine.streaming),
		finalTimeoutMs: Math.min(
			longestFinalMs,
			chain.reduce((sum, { engine }) => sum + engine.finalTimeoutMs, 0),
		),
		open,
	};
}
