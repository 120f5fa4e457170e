import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../../platform/errors/index.ts";
import type { BlobInfo, BlobStore } from "../../ports/blob-store.ts";
import { pathOf } from "./keys.ts";
import { createWriter } from "./writer.ts";

const missing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

/** The name in a folder survives a power loss only when the folder is written too. */
async function syncFolder(path: string): Promise<void> {
	const folder = await open(path, "r");
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

async function putFile(path: string, bytes: Uint8Array): Promise<void> {
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	const temporary = `${path}.${randomUUID()}.tmp`;
	try {
		const file = await open(temporary, "wx", 0o600);
		try {
			await file.writeFile(bytes);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
	await syncFolder(dirname(path));
}

async function infoOf(path: string): Promise<BlobInfo | null> {
	try {
		const found = await stat(path);
		return found.isFile() ? { size: found.size, updatedAt: found.mtime } : null;
	} catch (error) {
		if (missing(error)) return null;
		throw error;
	}
}

/** Blobs as files below `root`, which is made when it is missing. */
export function createFilesystemBlobs(root: string): BlobStore {
	const store: BlobStore = {
		provider: "filesystem",
		put: async (key, bytes) => putFile(pathOf(root, key), bytes),
		async create(key) {
			const path = pathOf(root, key);
			await mkdir(dirname(path), { recursive: true, mode: 0o700 });
			return createWriter(path);
		},
		async resume(key, offset) {
			const path = pathOf(root, key);
			await mkdir(dirname(path), { recursive: true, mode: 0o700 });
			return createWriter(path, offset);
		},
		info: async (key) => infoOf(pathOf(root, key)),
		async read(key, range) {
			const path = pathOf(root, key);
			const info = await infoOf(path);
			if (info === null) throw new AppError("not-found", "There is no such file.");
			return createReadStream(path, range ? { start: range.start, end: range.end } : {});
		},
		delete: async (key) => rm(pathOf(root, key), { force: true }),
		async check() {
			const key = `probe-${randomUUID()}`;
			await store.put(key, new Uint8Array([1]));
			await store.delete(key);
		},
	};
	return store;
}
