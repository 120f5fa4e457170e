import type { Waveform } from "@centralita/contracts";
import type { BlobStore } from "../../ports/blob-store.ts";
import { peaksKey, recordingKey } from "./blobs.ts";
import { peaksOf, toWaveform } from "./peaks.ts";
import { bytesOf, layoutOf } from "./recording.ts";
import type { RecordingInfo } from "./types.ts";

async function makePeaks(blobs: BlobStore, key: string, totalBytes: number): Promise<Uint8Array> {
	const layout = await layoutOf(blobs, key, totalBytes);
	if (layout.dataBytes === 0) return new Uint8Array(0);
	const range = { start: layout.dataOffset, end: layout.dataOffset + layout.dataBytes - 1 };
	return peaksOf(await blobs.read(key, range), layout);
}

/** Draws a recording. Its peaks are found once, reading it as a stream, and kept beside it. Rejects with `not-found`. */
export async function waveformOf(
	blobs: BlobStore,
	conversationId: string,
	recording: RecordingInfo,
	buckets: number,
): Promise<Waveform> {
	const kept = peaksKey(conversationId);
	if (await blobs.info(kept)) return toWaveform(await bytesOf(blobs, kept), recording.durationMs, buckets);
	const key = recordingKey(conversationId);
	const peaks = await makePeaks(blobs, key, (await blobs.info(key))?.size ?? recording.bytes);
	await blobs.put(kept, peaks);
	return toWaveform(peaks, recording.durationMs, buckets);
}
