import type { Logger } from "../../platform/log/index.ts";
import type { BlobStore, BlobWriter } from "../../ports/blob-store.ts";
import type { RecordingSink } from "../../voice/index.ts";
import { interleave, wavHeader, wavLengthPatches } from "../../voice/index.ts";

export type Recorder = RecordingSink & {
	/** Records nothing more and removes what there is; `close` then resolves with null. */
	discard(): Promise<void>;
	/** Resolves with what was kept, null when nothing could be. Idempotent. */
	close(): Promise<{ durationMs: number; sampleRate: number; bytes: number; complete: boolean } | null>;
};

/** Seconds of audio gathered before it goes to the store: what a killed process loses at most. */
const blockSeconds = 1;
const headerBytes = 44;
/** Two channels of 16 bits. */
const bytesPerSample = 4;

/** Beside a WAV header of `headerBytes`, what a recording that was begun before holds: whole stereo samples. */
async function wholeBytesBefore(blobs: BlobStore, key: string): Promise<number> {
	const size = (await blobs.info(key))?.size ?? 0;
	const data = Math.max(0, size - headerBytes);
	return data - (data % bytesPerSample);
}

/**
 * Writes a stereo WAV as the call goes, contact left and assistant right. The header is right after every block, so that
 * a recording cut short by kill -9 still plays. A store that fails ends the recording, never the call.
 * `offsetMs`: the call was lost and goes on; what was recorded stays, and silence fills the time between.
 */
export async function startRecorder(
	blobs: BlobStore,
	key: string,
	sampleRate: number,
	log: Logger,
	offsetMs = 0,
): Promise<Recorder> {
	const before = offsetMs > 0 ? await wholeBytesBefore(blobs, key) : 0;
	let writer: BlobWriter | null = before > 0 ? await blobs.resume(key, headerBytes + before) : await blobs.create(key);
	if (before === 0) writer.write(wavHeader({ sampleRate, channels: 2, dataBytes: 0 }));
	const block = new Int16Array(sampleRate * blockSeconds * 2);
	let filled = 0;
	let dataBytes = before;
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

	const missing = Math.round((offsetMs / 1000) * sampleRate) * bytesPerSample - before;
	for (let bytes = Math.max(0, missing); bytes > 0; bytes -= block.byteLength)
		store(new Int16Array(Math.min(bytes, block.byteLength) / 2));

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
		async discard() {
			closed = Promise.resolve(null);
			await tail;
			await writer?.close().catch(() => {});
			writer = null;
			await blobs.delete(key).catch((error) => log.error({ err: error, key }, "a recording could not be removed"));
		},
		close() {
			closed ??= (async () => {
				if (filled > 0) store(block.slice(0, filled));
				await tail;
				await writer?.close().catch((error) => {
					log.error({ err: error, key }, "the recording could not be closed");
					complete = false;
				});
				const durationMs = Math.round((dataBytes / bytesPerSample / sampleRate) * 1000);
				return dataBytes > 0 ? { durationMs, sampleRate, bytes: dataBytes + headerBytes, complete } : null;
			})();
			return closed;
		},
	};
}
