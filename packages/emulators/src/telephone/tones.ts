const RATE = 8000;

const lengthOf = (ms: number): number => Math.round((ms * RATE) / 1000);

/** Sums sine waves, each `[hertz, amplitude]`, with ramps of 5 ms at both ends. */
function sines(ms: number, parts: readonly (readonly [number, number])[]): Int16Array {
	const length = lengthOf(ms);
	return Int16Array.from({ length }, (_, i) => {
		const ramp = Math.min(1, i / 40, (length - 1 - i) / 40);
		return Math.round(
			ramp * parts.reduce((sum, [hertz, peak]) => sum + peak * Math.sin((2 * Math.PI * hertz * i) / RATE), 0),
		);
	});
}

/** The tone after an answering machine's greeting. */
export const beep = (ms = 400): Int16Array => sines(ms, [[1000, 9000]]);

/** The calling tone of a fax: 1100 Hz. */
export const faxTone = (ms = 500): Int16Array => sines(ms, [[1100, 9000]]);

const columns = [1209, 1336, 1477, 1633];
const rows = [697, 770, 852, 941];
const keys = "123A456B789C*0#D";

/** The two tones of a key (ITU-T Q.23), 100 ms and as much silence; silence alone of 500 ms for `w` and 1 s for `W`. */
export function dtmfTone(digit: string): Int16Array {
	if (digit === "w" || digit === "W") return new Int16Array(lengthOf(digit === "w" ? 500 : 1000));
	const at = keys.indexOf(digit.toUpperCase());
	if (at < 0) throw new Error(`"${digit}" is no key.`);
	const tone = new Int16Array(lengthOf(200));
	tone.set(sines(100, [[rows[at >> 2] as number, 6500] as const, [columns[at & 3] as number, 8000] as const]));
	return tone;
}

/**
 * Something loud with the pitch, harmonics and syllables of a voice, that says nothing: a carrier's own speech, or a
 * caller where only the timing counts. About -20 dBFS.
 */
export function syntheticSpeech(ms: number, pitch = 140): Int16Array {
	const length = lengthOf(ms);
	return Int16Array.from({ length }, (_, i) => {
		const seconds = i / RATE;
		const syllable = 0.65 + 0.35 * Math.sin(2 * Math.PI * 4 * seconds - Math.PI / 2);
		const ramp = Math.min(1, i / 40, (length - 1 - i) / 40);
		let sum = 0;
		for (let harmonic = 1; harmonic <= 12; harmonic++)
			sum += Math.sin(2 * Math.PI * pitch * harmonic * seconds + harmonic * harmonic) / (1 + 0.4 * harmonic);
		return Math.round(ramp * syllable * 3600 * sum);
	});
}
