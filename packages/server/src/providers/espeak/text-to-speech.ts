import type { SpeechChunk, SpeechRequest, TextToSpeech } from "../../ports/text-to-speech.ts";
import { PhraseCache } from "./phrase-cache.ts";
import { EspeakPool, type Piece, type PoolOptions, provider } from "./pool.ts";
import { espeakVoices, voiceFor, wordsPerMinute } from "./voices.ts";

/** eSpeak NG's own rate. */
const sampleRate = 22_050;
/** Longer phrases are seldom said twice. */
const longestCached = 300;

const defaults: PoolOptions = {
	workers: 1,
	queueLimit: 400,
	timeoutMs: 5000,
	workerFile: new URL("./worker.ts", import.meta.url),
};

export type Espeak = TextToSpeech & {
	/** Starts the thread and makes its first sounds, so that the first caller does not wait for that. Never rejects. */
	warm(): Promise<void>;
	close(): void;
};

export type EspeakOptions = Partial<PoolOptions> & {
	/** Memory for phrases said before, such as greetings. */
	cacheBytes?: number;
};

/** Text to speech by eSpeak NG in a worker thread: no key, no network, a few milliseconds to the first audio. */
export function createEspeak({ cacheBytes = 8 * 1024 * 1024, ...options }: EspeakOptions = {}): Espeak {
	const pool = new EspeakPool({ ...defaults, ...options });
	const cache = new PhraseCache(cacheBytes);

	async function* synthesize(request: SpeechRequest): AsyncIterable<SpeechChunk> {
		const voice = voiceFor(request.locale, request.voice);
		const order = {
			text: request.text,
			voice: voice.engine,
			wordsPerMinute: wordsPerMinute(request.speed),
			gain: 10 ** (voice.gainDb / 20),
		};
		const key = `${order.voice} ${order.wordsPerMinute} ${order.text}`;
		const known = request.signal.aborted ? undefined : cache.get(key);
		if (known) {
			yield { ...known, sampleRate };
			return;
		}

		const stop = new AbortController();
		const pieces: Piece[] = [];
		let wake = () => {};
		let finished = false;
		let failure: unknown = null;
		pool
			.speak(order, AbortSignal.any([request.signal, stop.signal]), (piece) => {
				pieces.push(piece);
				wake();
			})
			.catch((error) => {
				failure = error;
			})
			.finally(() => {
				finished = true;
				wake();
			});
		try {
			let next = 0;
			for (;;) {
				for (let piece = pieces[next]; piece; piece = pieces[next]) {
					next++;
					yield { ...piece, sampleRate };
				}
				if (failure !== null) throw failure;
				if (finished) break;
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			}
		} finally {
			stop.abort();
		}
		if (request.text.length <= longestCached) cache.set(key, join(pieces));
	}

	return {
		provider,
		model: "espeak-ng",
		voices: () => espeakVoices.map(({ id, label, locales }) => ({ id, label, locales })),
		synthesize,
		async warm() {
			const signal = AbortSignal.timeout(defaults.timeoutMs);
			for (const voice of espeakVoices.filter(({ engine }) => !engine.includes("+"))) {
				const order = { text: "Uno, dos. One.", voice: voice.engine, wordsPerMinute: wordsPerMinute(1), gain: 1 };
				await pool.speak(order, signal, () => {}).catch(() => {});
			}
		},
		close: () => pool.close(),
	};
}

function join(pieces: readonly Piece[]): Piece {
	const whole = new Int16Array(pieces.reduce((sum, { pcm }) => sum + pcm.length, 0));
	let offset = 0;
	for (const { pcm } of pieces) {
		whole.set(pcm, offset);
		offset += pcm.length;
	}
	return { pcm: whole, words: pieces.flatMap(({ words }) => words) };
}
