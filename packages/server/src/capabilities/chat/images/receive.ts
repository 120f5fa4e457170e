import { createHash } from "node:crypto";
import { AppError } from "../../../platform/errors/index.ts";
import type { BlobStore } from "../../../ports/blob-store.ts";
import { headLength, isPicture, wrongType } from "./formats.ts";

/** What a vendor-neutral look at the beginning of a wrong file is given. */
const sampleLength = 4096;
/** Bytes in memory before the sender has to wait for the disk. */
const flushEvery = 1 << 20;

/** A file of a form as it arrives; `truncated` once it turned out larger than it may be. */
export type ArrivingFile = AsyncIterable<Buffer> & { readonly truncated: boolean };

export const tooLarge = (maxBytes: number): AppError => {
	const megabytes = Number((maxBytes / (1 << 20)).toFixed(1));
	return new AppError("payload-too-large", `The picture is larger than ${megabytes} MB.`);
};

/**
 * Streams a picture into the store; nothing of it is held back but the bytes that tell what it is. Resolves to its size and the
 * SHA-256 of its bytes. Rejects with `unsupported-media-type` as soon as that is sure, `payload-too-large`, or `bad-request` when the sender
 * left. The blob is then deleted.
 */
export async function receiveFile(
	blobs: BlobStore,
	key: string,
	file: ArrivingFile,
	maxBytes: number,
): Promise<{ bytes: number; digest: Buffer }> {
	const hash = createHash("sha256");
	let size = 0;
	let unflushed = 0;
	let head = Buffer.alloc(0);
	let known = false;
	const writer = await blobs.create(key);
	try {
		for await (const chunk of file) {
			size += chunk.length;
			if (!known) {
				head = Buffer.concat([head, chunk.subarray(0, sampleLength)]);
				if (head.length >= headLength) {
					if (!isPicture(head)) throw await wrongType(head);
					known = true;
				}
			}
			hash.update(chunk);
			writer.write(chunk);
			unflushed += chunk.length;
			if (unflushed < flushEvery) continue;
			await writer.flush();
			unflushed = 0;
		}
		if (file.truncated) throw tooLarge(maxBytes);
		if (!known) throw await wrongType(head);
		await writer.close();
		return { bytes: size, digest: hash.digest() };
	} catch (error) {
		await writer.close().catch(() => {});
		await blobs.delete(key);
		throw error instanceof AppError
			? error
			: new AppError("bad-request", "The picture did not arrive whole.", { cause: error });
	}
}

/** The SHA-256 of a file that is read and not kept; null of one that is too large to have been taken. */
export async function digestOf(file: ArrivingFile): Promise<Buffer | null> {
	const hash = createHash("sha256");
	for await (const chunk of file) hash.update(chunk);
	return file.truncated ? null : hash.digest();
}
