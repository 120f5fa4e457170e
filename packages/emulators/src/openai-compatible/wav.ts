/** A RIFF header for 16-bit mono PCM. */
export function wavHeader(sampleRate: number, dataBytes: number): Buffer {
	const header = Buffer.alloc(44);
	header.write("RIFF", 0, "latin1");
	header.writeUInt32LE(36 + dataBytes, 4);
	header.write("WAVEfmt ", 8, "latin1");
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(sampleRate, 24);
	header.writeUInt32LE(sampleRate * 2, 28);
	header.writeUInt16LE(2, 32);
	header.writeUInt16LE(16, 34);
	header.write("data", 36, "latin1");
	header.writeUInt32LE(dataBytes, 40);
	return header;
}

export type WavInfo = { seconds: number /** Root mean square of the samples, full scale 1. */; level: number };

/** Length and loudness of a 16-bit PCM WAV file; null when it is none. */
export function readWav(file: Buffer): WavInfo | null {
	if (file.length < 12 || file.toString("latin1", 0, 4) !== "RIFF" || file.toString("latin1", 8, 12) !== "WAVE")
		return null;
	let byteRate = 0;
	for (let at = 12; at + 8 <= file.length; ) {
		const id = file.toString("latin1", at, at + 4);
		const size = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
		if (id === "fmt " && size >= 16) byteRate = file.readUInt32LE(at + 16);
		if (id === "data" && byteRate > 0) {
			const count = Math.floor(size / 2);
			let sum = 0;
			for (let index = 0; index < count; index++) sum += (file.readInt16LE(at + 8 + index * 2) / 32768) ** 2;
			return { seconds: size / byteRate, level: Math.sqrt(sum / Math.max(1, count)) };
		}
		at += 8 + size + (size % 2);
	}
	return null;
}
