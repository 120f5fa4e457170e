/** First two formants in hertz, roughly those of Spanish vowels. */
const vowels: Readonly<Record<string, readonly [number, number]>> = {
	a: [750, 1300],
	e: [480, 1900],
	i: [310, 2300],
	o: [480, 950],
	u: [330, 800],
};

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Milliseconds at normal speed: about fifteen letters a second. */
function lengthOf(letter: string): number {
	if (letter in vowels) return 85;
	if (/[.!?;:]/.test(letter)) return 250;
	if (letter === ",") return 140;
	return /\p{L}|\p{N}/u.test(letter) ? 50 : 45;
}

/**
 * Sound that is like speech in what a telephone system looks at: voiced syllables with a falling pitch and two formants,
 * noisy consonants, pauses at punctuation. The same text gives the same samples; nobody could understand it.
 */
export function speak(text: string, sampleRate: number, speed: number): Int16Array {
	const letters = [...plain(text)];
	const lengths = letters.map((letter) => Math.round((lengthOf(letter) / 1000 / speed) * sampleRate));
	const total = lengths.reduce((sum, length) => sum + length, 0);
	const samples = new Int16Array(Math.max(total, Math.round(sampleRate / 10)));
	let seed = 0x2545f491;
	const noise = () => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
		return seed / 0x80000000;
	};
	let at = 0;
	let phase = 0;
	for (const [index, letter] of letters.entries()) {
		const length = lengths[index] ?? 0;
		const formants = vowels[letter] ?? (/\p{N}/u.test(letter) ? vowels.o : undefined);
		const sounds = formants !== undefined || /\p{L}/u.test(letter);
		const edge = Math.min(length / 2, sampleRate * 0.008);
		for (let n = 0; sounds && n < length; n++) {
			const envelope = Math.min(1, n / edge, (length - n) / edge);
			const pitch = 135 - (35 * (at + n)) / Math.max(1, total);
			phase += pitch / sampleRate;
			const value = formants ? voiced(phase, pitch, formants) : 0.12 * noise();
			samples[at + n] = Math.round(9000 * envelope * value);
		}
		at += length;
	}
	return samples;
}

/** The first harmonics of the pitch, each as loud as it is near a formant. */
function voiced(phase: number, pitch: number, [first, second]: readonly [number, number]): number {
	let value = 0;
	for (let harmonic = 1; harmonic * pitch < 2800; harmonic++) {
		const hertz = harmonic * pitch;
		const gain = Math.exp(-(((hertz - first) / 160) ** 2)) + 0.5 * Math.exp(-(((hertz - second) / 220) ** 2)) + 0.04;
		value += gain * Math.sin(2 * Math.PI * harmonic * phase);
	}
	return value / 2.5;
}
