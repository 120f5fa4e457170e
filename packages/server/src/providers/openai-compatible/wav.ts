/** 16-bit mono PCM as a WAV file (RIFF), followed by silence up to `minimumMs`: recognisers refuse scraps of sound. */
export function wavFile(pcm: readonly Int16Array[], sampleRate: number, minimumMs: number): Uint8Array<ArrayBuffer> {
	const samples = pcm.reduce((sum, part) => sum + part.length, 0);
	const total = Math.max(samples, Math.ceil((minimumMs * sampleRate) / 1000));
	const bytes = new Uint8Array(44 + total * 2);
	const view = new DataView(bytes.buffer);
	const ascii = (at: number, text: string) => {
		for (let index = 0; index < text.length; index++) bytes[at + index] = text.charCodeAt(index);
	};
	ascii(0, "RIFF");
	view.setUint32(4, 36 + total * 2, true);
	ascii(8, "WAVEfmt ");
	view.setUint32(16, 16, true);
	view.setUint16(20, 1, true);
	view.setUint16(22, 1, true);
	view.setUint32(24, sampleRate, true);
	view.setUint32(28, sampleRate * 2, true);
	view.setUint16(32, 2, true);
	view.setUint16(34, 16, true);
	ascii(36, "data");
	view.setUint32(40, total * 2, true);
	let at = 44;
	for (const part of pcm)
		for (const sample of part) {
			view.setInt16(at, sample, true);
			at += 2;
		}
	return bytes;
}
