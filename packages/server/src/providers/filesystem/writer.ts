import { open } from "node:fs/promises";
import type { BlobWriter } from "../../ports/blob-store.ts";

/** Appends to a new file. Writes are queued in order; the first failure rejects every later `flush`, `patch` and `close`. */
export async function createWriter(path: string): Promise<BlobWriter> {
	const file = await open(path, "w", 0o600);
	let position = 0;
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
