/** A WAV file of 16-bit PCM at 8000 Hz with one channel for each of these; the shorter are padded with silence. */
export function writeWav(...channels: readonly Int16Array[]): Buffer {
	const frames = Math.max(0, ...channels.map(({ length }) => length));
	const blockAlign = channels.length * 2;
	const header = Buffer.alloc(44);
	header.write("RIFF", 0, "latin1");
	header.writeUInt32LE(36 + frames * blockAlign, 4);
	header.write("WAVEfmt ", 8, "latin1");
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(channels.length, 22);
	header.writeUInt32LE(8000, 24);
	header.writeUInt32LE(8000 * blockAlign, 28);
	header.writeUInt16LE(blockAlign, 32);
	header.writeUInt16LE(16, 34);
	header.write("data", 36, "latin1");
	header.writeUInt32LE(frames * blockAlign, 40);
	const data = Buffer.alloc(frames * blockAlign);
	for (const [channel, pcm] of channels.entries())
		for (const [i, sample] of pcm.entries()) data.writeInt16LE(sample, i * blockAlign + channel * 2);
	return Buffer.concat([header, data]);
}
