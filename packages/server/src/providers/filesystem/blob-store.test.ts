import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { blobStoreConformance } from "../../ports/conformance/blob-store.ts";
import { createFilesystemBlobs } from "./index.ts";

blobStoreConformance("the file system", async () => {
	const root = mkdtempSync(join(tmpdir(), "ctt-blobs-"));
	return {
		store: createFilesystemBlobs(join(root, "blobs")),
		reopen: () => createFilesystemBlobs(join(root, "blobs")),
		close: async () => rmSync(root, { recursive: true }),
	};
});

it("leaves no half-written file behind", async () => {
	const root = mkdtempSync(join(tmpdir(), "ctt-blobs-"));
	const store = createFilesystemBlobs(root);
	await store.put("a", new Uint8Array(10));
	await store.check();
	assert.deepEqual(readdirSync(root), ["a"]);
	rmSync(root, { recursive: true });
});

it("says why it cannot write", async () => {
	const root = mkdtempSync(join(tmpdir(), "ctt-blobs-"));
	writeFileSync(join(root, "file"), "");
	await assert.rejects(createFilesystemBlobs(join(root, "file")).check(), /ENOTDIR|EEXIST/);
	rmSync(root, { recursive: true });
});
