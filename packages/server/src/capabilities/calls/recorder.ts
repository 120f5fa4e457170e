import type { Logger } from "../../platform/log/index.ts";
import type { BlobStore, BlobWriter } from "../../ports/blob-store.ts";
import type { RecordingSink } from "../../voice/index.ts";
import { interleave, wavHeader, wavLengthPatches } from "../../voice/index.ts";

export type Recorder = RecordingSink & {
	/** Resolves with what was kept, null when nothing could be. Idempotent. */
	close(): Promise<{ durationMs: number; sampleRate: number; bytes: number; complete: boolean } | null>;
};

/** Seconds of audio gathered before it goes to the store: what a killed process loses at most. */
const blockSeconds = 1;

/**
 * Writes a stereo WAV as the call goes, contact left and assistant right. The header is right after every block, so that
 * a recording cut short by kill -9 still plays. A store that fails ends the recording, never the call.
 */
export async function startRecorder(blobs: BlobStore, key: string, sampleRate: number, log: Logger): Promise<Recorder> {
	let writer: BlobWriter | null = await blobs.create(key);
	writer.write(wavHeader({ sampleRate, channels: 2, dataBytes: 0 }));
	const block = new Int16Array(sampleRate * blockSeconds * 2);
	let filled = 0;
	let dataBytes = 0;
	let complete = true;
	let tail: Promise<void> = Promise.resolve();
	let closed: ReturnType<Recorder["close"]> | null = null;

	const store = (samples: Int16Array) => {
		dataBytes += samples.byteLength;
		const length = dataBytes;
		tail = tail.then(async () => {
			if (!writer) return;
			try {
				writer.write(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
				await writer.flush();
				for (const { offset, bytes } of wavLengthPatches(length)) await writer.patch(offset, bytes);
			} catch (error) {
				log.error({ err: error, key }, "the recording could not be written and stops here");
				complete = false;
				await writer.close().catch(() => {});
				writer = null;
			}
		});
	};

	return {
		write(contact, assistant) {
			if (closed) return;
			let offset = 0;
			while (offset < contact.length) {
				const take = Math.min(contact.length - offset, (block.length - filled) / 2);
				interleave(contact.subarray(offset, offset + take), assistant.subarray(offset, offset + take), block, filled);
				filled += take * 2;
				offset += take;
				if (filled === block.length) {
					store(block.slice());
					filled = 0;
				}
			}
		},
		close() {
			closed ??= (async () => {
				if (filled > 0) store(block.slice(0, filled));
				await tail;
				await writer?.close().catch((error) => {
					log.error({ err: error, key }, "the recording could not be closed");
					complete = false;
				});
				const durationMs = Math.round((dataBytes / 4 / sampleRate) * 1000);
				return dataBytes > 0 ? { durationMs, sampleRate, bytes: dataBytes + 44, complete } : null;
			})();
			return closed;
		},
	};
}
