import { writeFileSync } from "node:fs";
import type { Locale } from "@centralita/contracts";
import { createEspeak } from "../../../packages/server/src/providers/espeak/index.ts";
import { Resampler } from "../../../packages/server/src/voice/audio/resampler.ts";
import { wavHeader } from "../../../packages/server/src/voice/index.ts";

/** Hertz of the microphone's WAV: what Chromium takes as it is. */
export const microphoneRate = 48_000;

const join = (parts: readonly Int16Array[]) => {
	const whole = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}
	return whole;
};

export function resample(pcm: Int16Array, from: number, to: number): Int16Array {
	const resampler = new Resampler(from, to);
	return join([resampler.process(pcm), resampler.flush()]);
}

/** Somebody saying it, at the microphone's rate. */
export async function say(text: string, locale: Locale): Promise<Int16Array> {
	const voice = createEspeak();
	try {
		const parts: Int16Array[] = [];
		let rate = microphoneRate;
		for await (const { pcm, sampleRate } of voice.synthesize({
			text,
			locale,
			speed: 1,
			signal: AbortSignal.timeout(20_000),
		})) {
			parts.push(pcm);
			rate = sampleRate;
		}
		return resample(join(parts), rate, microphoneRate);
	} finally {
		voice.close();
	}
}

/** A WAV with each piece at its time, in seconds, and silence elsewhere. */
export function writeMicrophone(
	file: string,
	pieces: readonly { at: number; pcm: Int16Array }[],
	seconds: number,
): void {
	const pcm = new Int16Array(seconds * microphoneRate);
	for (const piece of pieces) pcm.set(piece.pcm, Math.round(piece.at * microphoneRate));
	const header = wavHeader({ sampleRate: microphoneRate, channels: 1, dataBytes: pcm.byteLength });
	writeFileSync(file, Buffer.concat([header, Buffer.from(pcm.buffer)]));
}

/** `signal` delayed by a fraction of a sample, by a windowed sinc of 33 taps. */
function shifted(signal: Int16Array, at: number, length: number, fraction: number): Float64Array {
	const half = 16;
	const taps = new Float64Array(2 * half + 1);
	for (let k = -half; k <= half; k++) {
		const x = k - fraction;
		const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
		taps[k + half] = sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / (half + 1)));
	}
	const out = new Float64Array(length);
	for (let i = 0; i < length; i++) {
		let sum = 0;
		for (let k = -half; k <= half; k++) sum += (taps[k + half] ?? 0) * (signal[at + i + k] ?? 0);
		out[i] = sum;
	}
	return out;
}

/** Where `received` follows `source` best from `from` on, looking `reach` samples around `near`, every `step`th sample compared. */
function bestLag(
	source: Int16Array,
	received: Int16Array,
	from: number,
	length: number,
	near: number,
	reach: number,
	step: number,
): number {
	let best = near;
	let highest = Number.NEGATIVE_INFINITY;
	for (let lag = near - reach; lag <= near + reach; lag++) {
		let sum = 0;
		for (let i = from; i < from + length; i += step) sum += (source[i] ?? 0) * (received[i + lag] ?? 0);
		if (sum > highest) [best, highest] = [lag, sum];
	}
	return best;
}

/** dB after the best fraction of a sample and the best gain: everything that differs is noise. */
function segmentRatio(source: Int16Array, received: Int16Array, from: number, length: number, lag: number): number {
	let ratio = Number.NEGATIVE_INFINITY;
	for (let fraction = -1; fraction <= 1; fraction += 1 / 16) {
		const aligned = shifted(received, from + lag, length, fraction);
		let cross = 0;
		let power = 0;
		for (let i = 0; i < length; i++) {
			cross += (source[from + i] ?? 0) * (aligned[i] ?? 0);
			power += (aligned[i] ?? 0) ** 2;
		}
		const gain = power > 0 ? cross / power : 0;
		let signal = 0;
		let noise = 0;
		for (let i = 0; i < length; i++) {
			signal += (source[from + i] ?? 0) ** 2;
			noise += ((source[from + i] ?? 0) - gain * (aligned[i] ?? 0)) ** 2;
		}
		ratio = Math.max(ratio, 10 * Math.log10(signal / noise));
	}
	return ratio;
}

/**
 * Signal-to-noise ratio in dB of `received` against `source`, both at `rate`: the median over segments of 300 ms, each
 * aligned by itself, because Chromium's fake microphone drops or repeats 10 ms now and then on a busy machine.
 */
export function signalToNoise(source: Int16Array, received: Int16Array, rate: number): number {
	const length = Math.round(rate * 0.3);
	const whole = bestLag(source, received, 0, source.length, 0, Math.max(source.length, received.length), 7);
	const ratios: number[] = [];
	for (let from = 0; from + length <= source.length; from += length) {
		const loud = source.subarray(from, from + length).some((sample) => Math.abs(sample) > 2000);
		if (!loud) continue;
		const lag = bestLag(source, received, from, length, whole, Math.round(rate * 0.1), 1);
		ratios.push(segmentRatio(source, received, from, length, lag));
	}
	ratios.sort((a, b) => a - b);
	return ratios[Math.floor(ratios.length / 2)] ?? Number.NEGATIVE_INFINITY;
}
