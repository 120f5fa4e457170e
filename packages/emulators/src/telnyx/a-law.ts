/** G.711 A-law, 8000 Hz, one byte per sample; silence is 0xD5. */
function encodeSample(sample: number): number {
	let code = (sample < 0 ? ~sample : sample) >> 4;
	if (code > 15) {
		const segment = Math.max(1, 28 - Math.clz32(code));
		code = ((code >> (segment - 1)) & 0x0f) | (segment << 4);
	}
	return (code | (sample < 0 ? 0 : 0x80)) ^ 0x55;
}

function decodeByte(byte: number): number {
	const code = byte ^ 0x55;
	const segment = (code >> 4) & 7;
	const step = ((code & 0x0f) << 4) + 8;
	const magnitude = segment === 0 ? step : (step + 256) << (segment - 1);
	return (code & 0x80) === 0 ? -magnitude : magnitude;
}

/** Indexed by the sample's 16 bits. */
const encoded = Uint8Array.from({ length: 65536 }, (_, bits) => encodeSample((bits << 16) >> 16));
const decoded = Int16Array.from({ length: 256 }, (_, byte) => decodeByte(byte));

export const encodeALaw = (pcm: Int16Array): Uint8Array =>
	Uint8Array.from(pcm, (sample) => encoded[sample & 0xffff] as number);

export const decodeALaw = (bytes: Uint8Array): Int16Array => Int16Array.from(bytes, (byte) => decoded[byte] as number);
