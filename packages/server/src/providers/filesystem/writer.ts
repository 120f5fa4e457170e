import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { BlobWriter } from "../../ports/blob-store.ts";

/** Appends to a file, after its first `offset` bytes; the rest of it is dropped. Writes are queued in order; the first failure rejects every later `flush`, `patch` and `close`. */
export async function createWriter(path: string, offset = 0): Promise<BlobWriter> {
	const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
	const { size } = await file.stat();
	let position = Math.min(offset, size);
	await file.truncate(position);
	let waiting: Uint8Array[] = [];
	let queue: Promise<void> = Promise.resolve();
	let closed = false;

	const then = (work: () => Promise<void>): Promise<void> => {
		queue = queue.then(work);
		queue.catch(() => {});
		return queue;
	};
	const writeAll = async (bytes: Uint8Array, offset: number) => {
		for (let done = 0; done < bytes.length; )
			done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
	};
	const drain = async () => {
		const chunk = Buffer.concat(waiting);
		waiting = [];
		await writeAll(chunk, position);
		position += chunk.length;
	};
	return {
		write(bytes) {
			if (closed) throw new Error("the blob is closed");
			// The caller may use its buffer again.
			waiting.push(Uint8Array.from(bytes));
			if (waiting.length === 1) void then(drain);
		},
		flush: () =>
			then(async () => {
				await drain();
				await file.datasync();
			}),
		patch: (offset, bytes) => {
			const copy = Uint8Array.from(bytes);
			return then(async () => {
				await drain();
				await writeAll(copy, offset);
			});
		},
		async close() {
			if (closed) return;
			closed = true;
			try {
				await then(async () => {
					await drain();
					await file.sync();
				});
			} finally {
				await file.close();
			}
		},
	};
}
