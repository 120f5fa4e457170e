import { decodeMuLaw } from "./mu-law.ts";
import { resample } from "./resample.ts";

const PCM = 1;
const MU_LAW = 7;
const EXTENSIBLE = 0xfffe;

type Format = { tag: number; channels: number; sampleRate: number; bits: number };

function readFormat(chunk: Buffer): Format {
	const tag = chunk.readUInt16LE(0);
	return {
		tag: tag === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag,
		channels: chunk.readUInt16LE(2),
		sampleRate: chunk.readUInt32LE(4),
		bits: chunk.readUInt16LE(14),
	};
}

function samplesOf(data: Buffer, { tag, bits }: Format): Int16Array {
	if (tag === MU_LAW && bits === 8) return decodeMuLaw(data);
	if (tag !== PCM || bits !== 16) throw new Error(`A WAV file of format ${tag} with ${bits} bits is not understood.`);
	return Int16Array.from({ length: Math.floor(data.length / 2) }, (_, i) => data.readInt16LE(i * 2));
}

function mix(samples: Int16Array, channels: number): Int16Array {
	if (channels === 1) return samples;
	return Int16Array.from({ length: Math.floor(samples.length / channels) }, (_, i) => {
		let sum = 0;
		for (let channel = 0; channel < channels; channel++) sum += samples[i * channels + channel] as number;
		return Math.round(sum / channels);
	});
}

/**
 * What a telephone makes of a WAV file (16-bit PCM or 8-bit mu-law, any rate and number of channels): 8000 Hz mono.
 * Throws when it is none.
 */
export function readWav(file: Buffer): { sampleRate: 8000; pcm: Int16Array } {
	if (file.length < 12 || file.toString("latin1", 0, 4) !== "RIFF" || file.toString("latin1", 8, 12) !== "WAVE")
		throw new Error("This is not a WAV file.");
	let format: Format | null = null;
	for (let at = 12; at + 8 <= file.length; ) {
		const id = file.toString("latin1", at, at + 4);
		const size = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
		const chunk = file.subarray(at + 8, at + 8 + size);
		if (id === "fmt " && size >= 16) format = readFormat(chunk);
		if (id === "data" && format !== null) {
			const pcm = mix(samplesOf(chunk, format), format.channels);
			return { sampleRate: 8000, pcm: resample(pcm, format.sampleRate, 8000) };
		}
		at += 8 + size + (size % 2);
	}
	throw new Error("This WAV file has no samples.");
}
