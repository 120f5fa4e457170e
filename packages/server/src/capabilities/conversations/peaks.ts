import type { Waveform } from "@centralita/contracts";
import type { WavLayout } from "./recording.ts";

/** Milliseconds of sound per stored peak. */
const windowMs = 20;

/**
 * One byte per channel (contact, assistant) and 20 ms: the loudest sample, 255 at full scale. `source` are the
 * bytes of the samples in pieces of any size; only one window is held at a time. A mono recording is the contact's.
 */
export async function peaksOf(source: AsyncIterable<Uint8Array>, layout: WavLayout): Promise<Uint8Array> {
	const { channels, sampleRate, dataBytes } = layout;
	const frames = dataBytes / (2 * channels);
	const perWindow = Math.max(1, Math.round((sampleRate * windowMs) / 1000));
	const peaks = new Uint8Array(Math.ceil(frames / perWindow) * 2);
	let index = 0;
	let low: number | null = null;
	for await (const bytes of source) {
		for (const byte of bytes) {
			if (low === null) {
				low = byte;
				continue;
			}
			const sample = (((byte << 8) | low) << 16) >> 16;
			low = null;
			const channel = index % channels;
			if (channel < 2) {
				const slot = Math.floor(Math.floor(index / channels) / perWindow) * 2 + channel;
				const level = Math.min(255, Math.round((Math.abs(sample) / 32768) * 255));
				if (level > (peaks[slot] ?? 255)) peaks[slot] = level;
			}
			index++;
		}
	}
	return peaks;
}

/** The stored peaks as `buckets` columns of a picture. */
export function toWaveform(peaks: Uint8Array, durationMs: number, buckets: number): Waveform {
	const windows = peaks.length / 2;
	const column = (bucket: number, channel: 0 | 1) => {
		const from = Math.floor((bucket * windows) / buckets);
		const to = Math.max(from + 1, Math.floor(((bucket + 1) * windows) / buckets));
		let loudest = 0;
		for (let window = from; window < to; window++) loudest = Math.max(loudest, peaks[window * 2 + channel] ?? 0);
		return Math.round((loudest / 255) * 1000) / 1000;
	};
	const columns = (channel: 0 | 1) => Array.from({ length: buckets }, (_, bucket) => column(bucket, channel));
	return { durationMs, contact: columns(0), assistant: columns(1) };
}
