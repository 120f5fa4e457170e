/**
 * G.711 by table. 16-bit samples on the linear side; mu-law silence is 0xFF, A-law silence 0xD5.
 * Encoders differ between implementations by one code next to a decision threshold; decode tables are identical everywhere.
 */
function encodeMuSample(sample: number): number {
	const sign = sample < 0 ? 0x80 : 0;
	const magnitude = Math.min(Math.abs(sample), 32635) + 132;
	const exponent = 24 - Math.clz32(magnitude);
	return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 15)) & 255;
}

function decodeMuByte(byte: number): number {
	const inverted = ~byte & 255;
	const magnitude = ((((inverted & 15) << 3) + 132) << ((inverted >> 4) & 7)) - 132;
	return inverted & 128 ? -magnitude : magnitude;
}

function encodeASample(sample: number): number {
	let value = (sample < 0 ? ~sample : sample) >> 4;
	if (value > 15) {
		const exponent = Math.max(1, 28 - Math.clz32(value));
		value = ((value >> (exponent - 1)) & 15) | (exponent << 4);
	}
	return (value | (sample < 0 ? 0 : 128)) ^ 0x55;
}

function decodeAByte(byte: number): number {
	const toggled = byte ^ 0x55;
	const exponent = (toggled >> 4) & 7;
	let magnitude = ((toggled & 15) << 4) + 8;
	if (exponent > 0) magnitude = (magnitude + 256) << (exponent - 1);
	return toggled & 128 ? magnitude : -magnitude;
}

const decodeTable = (decode: (byte: number) => number) => Int16Array.from({ length: 256 }, (_, byte) => decode(byte));
/** Indexed by the sample as an unsigned 16-bit number. */
const encodeTable = (encode: (sample: number) => number) =>
	Uint8Array.from({ length: 65536 }, (_, index) => encode((index << 16) >> 16));

const muDecode = decodeTable(decodeMuByte);
const aDecode = decodeTable(decodeAByte);
const muEncode = encodeTable(encodeMuSample);
const aEncode = encodeTable(encodeASample);

function decodeWith(table: Int16Array, bytes: Uint8Array): Int16Array {
	const pcm = new Int16Array(bytes.length);
	for (let i = 0; i < bytes.length; i++) pcm[i] = table[bytes[i] as number] as number;
	return pcm;
}

function encodeWith(table: Uint8Array, pcm: Int16Array): Uint8Array {
	const bytes = new Uint8Array(pcm.length);
	for (let i = 0; i < pcm.length; i++) bytes[i] = table[(pcm[i] as number) & 0xffff] as number;
	return bytes;
}

/** One byte per sample, 8000 Hz on every telephone line. */
export const decodeMuLaw = (bytes: Uint8Array): Int16Array => decodeWith(muDecode, bytes);
export const encodeMuLaw = (pcm: Int16Array): Uint8Array => encodeWith(muEncode, pcm);
export const decodeALaw = (bytes: Uint8Array): Int16Array => decodeWith(aDecode, bytes);
export const encodeALaw = (pcm: Int16Array): Uint8Array => encodeWith(aEncode, pcm);
