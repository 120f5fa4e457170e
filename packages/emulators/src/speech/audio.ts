import { speak } from "../openai-compatible/voice.ts";

export type Encoding = "linear16" | "mulaw";

/** ITU-T G.711, table 2, for 16-bit samples. */
function muLawByte(sample: number): number {
	const sign = sample < 0 ? 0x80 : 0;
	const magnitude = Math.min(Math.abs(sample), 32_635) + 132;
	const exponent = 24 - Math.clz32(magnitude);
	return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 15)) & 255;
}

function muLawSample(byte: number): number {
	const inverted = ~byte & 255;
	const magnitude = ((((inverted & 15) << 3) + 132) << ((inverted >> 4) & 7)) - 132;
	return inverted & 128 ? -magnitude : magnitude;
}

export const bytesPerSample = (encoding: Encoding): number => (encoding === "mulaw" ? 1 : 2);

/** Something that sounds like this text, without a header. */
export function speechBytes(text: string, encoding: Encoding, sampleRate: number, speed: number): Buffer {
	const samples = speak(text, sampleRate, speed);
	if (encoding === "mulaw") return Buffer.from(Uint8Array.from(samples, muLawByte));
	return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

/** The loudest sample, full scale 32768. */
export function peak(bytes: Buffer, encoding: Encoding): number {
	let loudest = 0;
	const size = bytesPerSample(encoding);
	for (let at = 0; at + size <= bytes.length; at += size) {
		const sample = encoding === "mulaw" ? muLawSample(bytes[at] ?? 255) : bytes.readInt16LE(at);
		loudest = Math.max(loudest, Math.abs(sample));
	}
	return loudest;
}
