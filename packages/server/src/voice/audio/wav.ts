export type WavFormat = { sampleRate: number; channels: number };

export const wavHeaderBytes = 44;

/** Offsets of the two lengths in the header, to be replaced when the data's length is known. */
const riffLengthOffset = 4;
const dataLengthOffset = 40;

const bytesPerSample = 2;

/** The 44 bytes before 16-bit PCM. `dataBytes` 0 says that the length is not known yet. */
export function wavHeader({ sampleRate, channels, dataBytes }: WavFormat & { dataBytes: number }): Uint8Array {
	const header = Buffer.alloc(wavHeaderBytes);
	header.write("RIFF", 0, "latin1");
	header.writeUInt32LE(wavHeaderBytes - 8 + dataBytes, riffLengthOffset);
	header.write("WAVEfmt ", 8, "latin1");
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(channels, 22);
	header.writeUInt32LE(sampleRate, 24);
	header.writeUInt32LE(sampleRate * channels * bytesPerSample, 28);
	header.writeUInt16LE(channels * bytesPerSample, 32);
	header.writeUInt16LE(bytesPerSample * 8, 34);
	header.write("data", 36, "latin1");
	header.writeUInt32LE(dataBytes, dataLengthOffset);
	return header;
}

/** What to write over a header once the data's length is known. */
export function wavLengthPatches(dataBytes: number): { offset: number; bytes: Uint8Array }[] {
	const field = (value: number) => {
		const bytes = Buffer.alloc(4);
		bytes.writeUInt32LE(value);
		return bytes;
	};
	return [
		{ offset: riffLengthOffset, bytes: field(wavHeaderBytes - 8 + dataBytes) },
		{ offset: dataLengthOffset, bytes: field(dataBytes) },
	];
}

/**
 * Puts one sample of each side after the other into `target`, from `offset` on: the contact left, the assistant right.
 * Both sides have one length.
 */
export function interleave(left: Int16Array, right: Int16Array, target: Int16Array, offset: number): void {
	for (let i = 0; i < left.length; i++) {
		target[offset + i * 2] = left[i] as number;
		target[offset + i * 2 + 1] = right[i] as number;
	}
}

/**
 * Reads 16-bit PCM. Unknown chunks are skipped; a data length of 0 or beyond the end (a recording that was cut off) means
 * all that is there. Throws on anything else.
 */
export function readWav(bytes: Uint8Array): WavFormat & { channelData: Int16Array[]; dataOffset: number } {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (buffer.length < 12 || buffer.toString("latin1", 0, 4) !== "RIFF" || buffer.toString("latin1", 8, 12) !== "WAVE") {
		throw new Error("not a WAV file");
	}
	let format: WavFormat | null = null;
	for (let offset = 12; offset + 8 <= buffer.length; ) {
		const id = buffer.toString("latin1", offset, offset + 4);
		const length = buffer.readUInt32LE(offset + 4);
		const start = offset + 8;
		if (id === "fmt " && start + 16 <= buffer.length) {
			if (buffer.readUInt16LE(start) !== 1 || buffer.readUInt16LE(start + 14) !== 16) {
				throw new Error("not 16-bit PCM");
			}
			format = { channels: buffer.readUInt16LE(start + 2), sampleRate: buffer.readUInt32LE(start + 4) };
		} else if (id === "data" && format && format.channels > 0) {
			const present = buffer.length - start;
			const used = length === 0 || length > present ? present : length;
			return {
				...format,
				channelData: deinterleave(buffer.subarray(start, start + used), format.channels),
				dataOffset: start,
			};
		}
		offset = start + length + (length % 2);
	}
	throw new Error("no audio in this WAV file");
}

function deinterleave(data: Buffer, channels: number): Int16Array[] {
	const frames = Math.floor(data.length / (bytesPerSample * channels));
	return Array.from({ length: channels }, (_, channel) => {
		const samples = new Int16Array(frames);
		for (let i = 0; i < frames; i++) samples[i] = data.readInt16LE((i * channels + channel) * bytesPerSample);
		return samples;
	});
}
