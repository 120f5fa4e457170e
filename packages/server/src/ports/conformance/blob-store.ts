import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import type { BlobStore } from "../blob-store.ts";

/** A store on a place of its own, and the same place opened again as another process would. */
export type BlobBench = { store: BlobStore; reopen(): BlobStore; close(): Promise<void> };

const code = (wanted: string) => (error: unknown) => error instanceof Error && "code" in error && error.code === wanted;
const text = (value: string) => new TextEncoder().encode(value);

/** What every blob store must do, whatever keeps the bytes. */
export function blobStoreConformance(name: string, open: () => Promise<BlobBench>): void {
	describe(`${name} as a blob store`, () => {
		let bench: BlobBench;
		let store: BlobStore;
		before(async () => {
			bench = await open();
			store = bench.store;
		});
		after(() => bench.close());
		const read = async (key: string, range?: { start: number; end: number }) =>
			(await buffer(await store.read(key, range))).toString();

		it("gives back what it was given, and replaces it", async () => {
			await store.put("a/b/one.txt", text("uno"));
			assert.equal(await read("a/b/one.txt"), "uno");
			await store.put("a/b/one.txt", text("dos y más"));
			assert.equal(await read("a/b/one.txt"), "dos y más");
			const info = await store.info("a/b/one.txt");
			assert.equal(info?.size, text("dos y más").length);
			assert.ok(Math.abs(Date.now() - (info?.updatedAt.getTime() ?? 0)) < 60_000);
			assert.equal((await buffer(await bench.reopen().read("a/b/one.txt"))).toString(), "dos y más");
		});

		it("keeps empty blobs", async () => {
			await store.put("empty", new Uint8Array());
			assert.equal((await store.info("empty"))?.size, 0);
			assert.equal(await read("empty"), "");
		});

		it("reads ranges, both ends included", async () => {
			await store.put("range", text("0123456789"));
			assert.deepEqual(
				[
					await read("range", { start: 0, end: 0 }),
					await read("range", { start: 3, end: 6 }),
					await read("range", { start: 8, end: 99 }),
				],
				["0", "3456", "89"],
			);
		});

		it("knows what it has not", async () => {
			assert.equal(await store.info("nothing/here"), null);
			await assert.rejects(store.read("nothing/here"), code("not-found"));
			await store.delete("nothing/here");
		});

		it("goes on where a writer stopped, and drops what came after", async () => {
			const first = await store.create("resumed");
			first.write(text("0123456789"));
			await first.close();
			const second = await bench.reopen().resume("resumed", 4);
			second.write(text("abc"));
			await second.patch(0, text("X"));
			await second.close();
			assert.equal(await read("resumed"), "X123abc");
			const fresh = await store.resume("resumed-nothing", 4);
			fresh.write(text("new"));
			await fresh.close();
			assert.equal(await read("resumed-nothing"), "new");
		});

		it("deletes", async () => {
			await store.put("gone", text("x"));
			await store.delete("gone");
			assert.equal(await store.info("gone"), null);
		});

		it("refuses names that could lead elsewhere", async () => {
			for (const key of [
				"../x",
				"a/../x",
				"/etc/passwd",
				"a//b",
				"",
				".",
				"a/..",
				"A",
				"a b",
				"a\u0000",
				".hidden",
				"x".repeat(600),
			])
				await assert.rejects(async () => store.put(key, text("x")), code("bad-request"), key);
		});

		it("appends, patches and flushes in order", async () => {
			const writer = await store.create("rec/call.wav");
			const chunk = text("????");
			writer.write(chunk);
			chunk.fill(0);
			writer.write(text("one "));
			await writer.flush();
			assert.equal((await buffer(await bench.reopen().read("rec/call.wav"))).toString(), "????one ");
			writer.write(text("two "));
			const patched = writer.patch(0, text("HEAD"));
			writer.write(text("three"));
			await patched;
			await writer.close();
			await writer.close();
			assert.equal(await read("rec/call.wav"), "HEADone two three");
		});

		it("starts anew when a blob is created again", async () => {
			for (const content of ["a longer first", "second"]) {
				const writer = await store.create("again");
				writer.write(text(content));
				await writer.close();
			}
			assert.equal(await read("again"), "second");
		});

		it("takes many writes without losing one", async () => {
			const writer = await store.create("many");
			const expected: string[] = [];
			for (let index = 0; index < 2000; index++) {
				writer.write(text(`${index},`));
				expected.push(`${index},`);
				if (index % 500 === 0) await writer.flush();
			}
			await writer.close();
			assert.equal(await read("many"), expected.join(""));
		});

		it("checks itself without leaving a trace", async () => {
			await store.check();
		});
	});
}
