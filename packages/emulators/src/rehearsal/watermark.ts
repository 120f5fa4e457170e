const RATE = 8000;
const SYMBOL_MS = 40;
const BASE = 8;
const DIGITS = 3;
/** Above a voice's harmonics and below the end of the telephone's band; the first one begins a watermark. */
const hertz = Array.from({ length: BASE + 1 }, (_, n) => 2700 + 80 * n);
const PEAK = 1200;
const STEP_MS = 10;
/** The loudest tone is this many times as strong as the next, or it is none. */
const CLEAR = 5;
/** Weaker than this, full scale 1, is no tone. */
const FAINT = 1e-5;
/** Seen only once, it may be chance. */
const VOTES = 2;

/** Numbers below this can be told. */
export const WATERMARKS = BASE ** DIGITS;
/** A watermark must be heard twice, wherever the listener comes in. */
export const SHORTEST_MS = 3 * (DIGITS + 2) * SYMBOL_MS;

const digitsOf = (number: number): number[] =>
	Array.from({ length: DIGITS }, (_, place) => Math.floor(number / BASE ** place) % BASE);

const checkOf = (digits: readonly number[]): number =>
	digits.reduce((sum, digit, place) => sum + digit * (2 * place + 3), 1) % BASE;

/**
 * The same samples (8000 Hz) with a number in them, below 512: tones of 40 ms under the voice, over and over, so that the
 * emulated recogniser knows which sentence it hears wherever it begins to listen. Throws when there is no room for it.
 */
export function watermark(pcm: Int16Array, number: number): Int16Array {
	if (!Number.isInteger(number) || number < 0 || number >= WATERMARKS) throw new Error(`${number} is no watermark.`);
	if (pcm.length < (SHORTEST_MS * RATE) / 1000) throw new Error("Too short for a watermark.");
	const digits = digitsOf(number);
	const symbols = [0, ...[...digits, checkOf(digits)].map((digit) => digit + 1)];
	const perSymbol = (SYMBOL_MS * RATE) / 1000;
	let phase = 0;
	return pcm.map((sample, at) => {
		const symbol = symbols[Math.floor(at / perSymbol) % symbols.length] ?? 0;
		phase += (2 * Math.PI * (hertz[symbol] ?? 0)) / RATE;
		return Math.max(-32768, Math.min(32767, Math.round(sample + PEAK * Math.sin(phase))));
	});
}

/** Power of one tone in a stretch, full scale 1 (Goertzel). */
function power(pcm: Int16Array, from: number, length: number, frequency: number, sampleRate: number): number {
	const factor = 2 * Math.cos((2 * Math.PI * frequency) / sampleRate);
	let before = 0;
	let last = 0;
	for (let at = from; at < from + length; at++) {
		const next = (pcm[at] ?? 0) / 32768 + factor * last - before;
		before = last;
		last = next;
	}
	return (last * last + before * before - factor * last * before) / (length / 2) ** 2;
}

/** The tone that sounds there, or -1. */
function toneAt(pcm: Int16Array, from: number, length: number, sampleRate: number): number {
	const powers = hertz.map((frequency) => power(pcm, from, length, frequency, sampleRate));
	const [first = 0, second = 0] = powers.toSorted((a, b) => b - a);
	return first > FAINT && first > CLEAR * second ? powers.indexOf(first) : -1;
}

/** The numbers that were marked into a recording, in the order in which they are heard. What is around them does not matter. */
export function readWatermarks(pcm: Int16Array, sampleRate: number): number[] {
	const step = (STEP_MS * sampleRate) / 1000;
	const tones: number[] = [];
	// The middle of a symbol, where its neighbours do not reach.
	for (let at = step / 2; at + 3 * step <= pcm.length; at += step)
		tones.push(toneAt(pcm, Math.round(at), 3 * step, sampleRate));
	const votes = new Map<number, number>();
	const apart = SYMBOL_MS / STEP_MS;
	for (const [at, tone] of tones.entries()) {
		if (tone !== 0) continue;
		const read = Array.from({ length: DIGITS + 1 }, (_, place) => (tones[at + (place + 1) * apart] ?? -1) - 1);
		const digits = read.slice(0, DIGITS);
		if (read.some((digit) => digit < 0) || checkOf(digits) !== read[DIGITS]) continue;
		const number = digits.reduce((sum, digit, place) => sum + digit * BASE ** place, 0);
		votes.set(number, (votes.get(number) ?? 0) + 1);
	}
	return [...votes].filter(([, count]) => count >= VOTES).map(([number]) => number);
}
