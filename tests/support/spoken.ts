import type { Locale } from "@centralita/contracts";
import { createEspeak } from "../../packages/server/src/providers/espeak/index.ts";
import { Resampler } from "../../packages/server/src/voice/audio/resampler.ts";

/** What a person says on the phone: samples at that rate, in hertz. */
export async function spoken(text: string, locale: Locale, rate = 16_000): Promise<Int16Array> {
	const espeak = createEspeak();
	const pieces: Int16Array[] = [];
	let resampler: Resampler | null = null;
	try {
		for await (const { pcm, sampleRate } of espeak.synthesize({
			text,
			locale,
			speed: 1,
			signal: new AbortController().signal,
		})) {
			resampler ??= new Resampler(sampleRate, rate);
			pieces.push(resampler.process(pcm));
		}
	} finally {
		espeak.close();
	}
	const whole = new Int16Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
