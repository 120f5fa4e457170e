import type { BlobStore } from "../../ports/blob-store.ts";
import { readWav, wavLengthPatches } from "../../voice/audio/wav.ts";
import { recordingKey } from "./blobs.ts";
import type { ByteRange } from "./range.ts";
import type { RecordingInfo } from "./types.ts";

export async function bytesOf(blobs: BlobStore, key: string, range?: ByteRange): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	for await (const part of await blobs.read(key, range)) parts.push(part);
	return Buffer.concat(parts);
}

/** Where the samples of a recording are: signed 16-bit little-endian PCM up to the end of the blob. */
export type WavLayout = { channels: number; sampleRate: number; dataOffset: number; dataBytes: number };

/** Bytes of the beginning that hold every chunk before the samples. */
const headBytes = 4096;

/** Rejects with an `Error` when the blob is no WAV of 16-bit PCM. */
export async function layoutOf(blobs: BlobStore, key: string, totalBytes: number): Promise<WavLayout> {
	if (totalBytes === 0) throw new Error("an empty recording");
	const head = await bytesOf(blobs, key, { start: 0, end: Math.min(totalBytes, headBytes) - 1 });
	const { channels, sampleRate, dataOffset } = readWav(head);
	const rest = totalBytes - dataOffset;
	return { channels, sampleRate, dataOffset, dataBytes: rest - (rest % (2 * channels)) };
}

/** What a process that died left of a recording, its header made right; null when there is nothing to play. */
export async function recoverRecording(blobs: BlobStore, conversationId: string): Promise<RecordingInfo | null> {
	const key = recordingKey(conversationId);
	const info = await blobs.info(key);
	if (!info) return null;
	const layout = await layoutOf(blobs, key, info.size).catch(() => null);
	if (!layout || layout.dataBytes === 0) return null;
	const { sampleRate, dataBytes, channels, dataOffset } = layout;
	// Whoever died may have written samples of which the header does not know yet.
	const bytes = dataOffset + dataBytes;
	const writer = await blobs.resume(key, bytes);
	for (const patch of wavLengthPatches(dataBytes)) await writer.patch(patch.offset, patch.bytes);
	await writer.close();
	const durationMs = Math.round((dataBytes / (2 * channels * sampleRate)) * 1000);
	return { durationMs, sampleRate, bytes, complete: false };
}
