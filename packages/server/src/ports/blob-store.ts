import type { Readable } from "node:stream";

export type BlobInfo = { size: number; updatedAt: Date };

/** Appends to one blob. What `flush` acknowledged survives the death of the process. */
export type BlobWriter = {
	write(bytes: Uint8Array): void;
	flush(): Promise<void>;
	/** Replaces bytes that were written before, e.g. a header whose length was not known. */
	patch(offset: number, bytes: Uint8Array): Promise<void>;
	close(): Promise<void>;
};

/**
 * Recordings, uploads, exports. Keys are `a-z0-9/._-`, relative, without `..`.
 * A missing key rejects with `AppError("not-found")`.
 */
export type BlobStore = {
	readonly provider: string;
	put(key: string, bytes: Uint8Array): Promise<void>;
	/** Replaces the blob if there is one. */
	create(key: string): Promise<BlobWriter>;
	/** Goes on after the first `offset` bytes; what came after them is dropped. Without a blob it is `create`, with nothing before. */
	resume(key: string, offset: number): Promise<BlobWriter>;
	info(key: string): Promise<BlobInfo | null>;
	/** `end` is inclusive, as in an HTTP range. */
	read(key: string, range?: { start: number; end: number }): Promise<Readable>;
	/** Deleting what is not there is no error. */
	delete(key: string): Promise<void>;
	/** Writes and deletes a probe; rejects with why not. */
	check(): Promise<void>;
};
