import { decodeMuLaw, SAMPLES_PER_MS } from "./mu-law.ts";

/** Loudness is judged in windows of 10 ms; louder than -44 dBFS is sound. */
const WINDOW = 10 * SAMPLES_PER_MS;
const LOUD_ENERGY = 200 ** 2 * WINDOW;
/** A shorter gap does not split a stretch of speech. */
const GAP_MS = 400;
/** Sound this recent means that somebody is speaking. */
const SPEAKING_MS = 120;

/** The square of every mu-law byte's sample. */
const energies = Float64Array.from(decodeMuLaw(Uint8Array.from({ length: 256 }, (_, byte) => byte)), (x) => x * x);

export type Stretch = { fromMs: number; toMs: number };
type Queued = { readonly bytes: Uint8Array } | { readonly mark: string };

export type EarOptions = {
	/** Milliseconds of a monotonic clock; `performance.now` by default. */
	clock?: () => number;
	/** Keep what was played for `played()`: 8 kB per second of sound. True by default. */
	keep?: boolean;
};

/**
 * The ear of somebody on the phone: plays received mu-law in real time, 8 samples per millisecond, and knows every sample.
 * Its time begins with `open()`, or with the first thing it receives. `advance()` moves it to now; whoever owns the ear
 * calls it every 20 ms, which is how late a mark may come back.
 */
export class Ear {
	readonly #clock: () => number;
	readonly #keep: boolean;
	readonly #queue: Queued[] = [];
	readonly #kept: { readonly at: number; readonly bytes: Uint8Array }[] = [];
	readonly #stretches: Stretch[] = [];
	readonly #listeners: ((name: string) => void)[] = [];
	#openedAt: number | null = null;
	/** Samples played or passed in silence. */
	#position = 0;
	/** Samples played, silence not counted where nothing was queued. */
	#heard = 0;
	/** Bytes of the first queued piece that were played. */
	#offset = 0;
	#queuedSamples = 0;
	#window = -1;
	#energy = 0;

	constructor({ clock = () => performance.now(), keep = true }: EarOptions = {}) {
		this.#clock = clock;
		this.#keep = keep;
	}

	/** Begins the ear's time, once. */
	open(): void {
		this.#openedAt ??= this.#clock();
	}

	/** Milliseconds since the ear opened. */
	get nowMs(): number {
		return this.#openedAt === null ? 0 : this.#clock() - this.#openedAt;
	}

	/** Milliseconds of audio that wait to be played. */
	get queuedMs(): number {
		this.advance();
		return this.#queuedSamples / SAMPLES_PER_MS;
	}

	/** How many samples of all that was received were played by the last `advance()`: in `onMark`, those before the mark. */
	get heardSamples(): number {
		return this.#heard;
	}

	/** Plays these after what is queued. */
	receive(bytes: Uint8Array): void {
		this.open();
		this.advance();
		if (bytes.length === 0) return;
		this.#queue.push({ bytes });
		this.#queuedSamples += bytes.length;
	}

	/** Echoed by `onMark` when everything queued before was played: at once when nothing is. */
	mark(name: string): void {
		this.open();
		this.#queue.push({ mark: name });
		this.advance();
	}

	/** Drops what is queued; returns the names of the marks in it, which `onMark` will not tell. */
	clear(): string[] {
		this.advance();
		const marks = this.#queue.flatMap((item) => ("mark" in item ? [item.mark] : []));
		this.#queue.length = 0;
		this.#queuedSamples = 0;
		this.#offset = 0;
		return marks;
	}

	onMark(listener: (name: string) => void): void {
		this.#listeners.push(listener);
	}

	offMark(listener: (name: string) => void): void {
		const at = this.#listeners.indexOf(listener);
		if (at >= 0) this.#listeners.splice(at, 1);
	}

	/** Plays everything that is due by now. */
	advance(): void {
		const target = Math.floor(this.nowMs * SAMPLES_PER_MS);
		for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
			if ("mark" in next) {
				this.#queue.shift();
				for (const listener of this.#listeners) listener(next.mark);
				continue;
			}
			const count = Math.min(target - this.#position, next.bytes.length - this.#offset);
			if (count <= 0) break;
			this.#play(next.bytes.subarray(this.#offset, this.#offset + count));
			this.#offset += count;
			if (this.#offset < next.bytes.length) break;
			this.#queue.shift();
			this.#offset = 0;
		}
		this.#position = Math.max(this.#position, target);
	}

	#play(bytes: Uint8Array): void {
		if (this.#keep) this.#kept.push({ at: this.#position, bytes });
		for (let from = 0; from < bytes.length; ) {
			const window = Math.floor((this.#position + from) / WINDOW);
			const to = Math.min(bytes.length, (window + 1) * WINDOW - this.#position);
			this.#measure(window, bytes, from, to);
			from = to;
		}
		this.#position += bytes.length;
		this.#heard += bytes.length;
		this.#queuedSamples -= bytes.length;
	}

	/** Adds what was played within one window, which may make it loud. */
	#measure(window: number, bytes: Uint8Array, from: number, to: number): void {
		const before = window === this.#window ? this.#energy : 0;
		let energy = before;
		for (let i = from; i < to; i++) energy += energies[bytes[i] as number] as number;
		this.#window = window;
		this.#energy = energy;
		if (before >= LOUD_ENERGY || energy < LOUD_ENERGY) return;
		const fromMs = (window * WINDOW) / SAMPLES_PER_MS;
		const toMs = fromMs + WINDOW / SAMPLES_PER_MS;
		const last = this.#stretches.at(-1);
		if (last !== undefined && fromMs - last.toMs < GAP_MS) last.toMs = toMs;
		else this.#stretches.push({ fromMs, toMs });
	}

	/** Every sample in the order and at the time it was really played, 8000 Hz; silence where nothing was. */
	played(): Int16Array {
		this.advance();
		const pcm = new Int16Array(this.#position);
		for (const { at, bytes } of this.#kept) {
			pcm.set(decodeMuLaw(bytes), at);
		}
		return pcm;
	}

	/** The loud stretches of what was played, milliseconds since the ear opened; a gap under 400 ms does not split one. */
	speech(): Stretch[] {
		this.advance();
		return this.#stretches.map((stretch) => ({ ...stretch }));
	}

	/** The latest loud stretch, which may go on. */
	get lastSpeech(): Stretch | null {
		this.advance();
		const last = this.#stretches.at(-1);
		return last === undefined ? null : { ...last };
	}

	/** When the first sound after that moment was heard, milliseconds since the ear opened; null: nothing yet. */
	firstSoundAfter(ms: number): number | null {
		this.advance();
		const found = this.#stretches.find(({ toMs }) => toMs > ms);
		return found === undefined ? null : Math.max(ms, found.fromMs);
	}

	/** Milliseconds from the opening to the first sound; null: nothing yet. */
	get firstSoundMs(): number | null {
		return this.firstSoundAfter(0);
	}

	/** Whether something is heard now. */
	get speaking(): boolean {
		const last = this.lastSpeech;
		return last !== null && this.nowMs - last.toMs < SPEAKING_MS;
	}
}
