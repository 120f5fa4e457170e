/** G.711 mu-law, 8000 Hz, one byte per sample; silence is 0xFF. */
export const SILENCE = 0xff;
export const SAMPLES_PER_MS = 8;

function encodeSample(sample: number): number {
	const sign = sample < 0 ? 0x80 : 0;
	const biased = Math.min(Math.abs(sample), 32635) + 132;
	const segment = 24 - Math.clz32(biased);
	return ~(sign | (segment << 4) | ((biased >> (segment + 3)) & 0x0f)) & 0xff;
}

function decodeByte(byte: number): number {
	const code = ~byte & 0xff;
	const magnitude = ((((code & 0x0f) << 3) + 132) << ((code >> 4) & 7)) - 132;
	return (code & 0x80) === 0 ? magnitude : -magnitude;
}

/** Indexed by the sample's 16 bits. */
const encoded = Uint8Array.from({ length: 65536 }, (_, bits) => encodeSample((bits << 16) >> 16));
const decoded = Int16Array.from({ length: 256 }, (_, byte) => decodeByte(byte));

export function encodeMuLaw(pcm: Int16Array): Uint8Array {
	const bytes = new Uint8Array(pcm.length);
	for (let i = 0; i < pcm.length; i++) bytes[i] = encoded[(pcm[i] as number) & 0xffff] as number;
	return bytes;
}

export function decodeMuLaw(bytes: Uint8Array): Int16Array {
	const pcm = new Int16Array(bytes.length);
	for (let i = 0; i < bytes.length; i++) pcm[i] = decoded[bytes[i] as number] as number;
	return pcm;
}
