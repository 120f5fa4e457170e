import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pino from "pino";
import type { BlobStore } from "../../ports/blob-store.ts";
import { createFilesystemBlobs } from "../../providers/filesystem/index.ts";
import { readWav } from "../../voice/audio/wav.ts";
import { startRecorder } from "./recorder.ts";

const log = pino({ level: "silent" });
const folder = mkdtempSync(join(tmpdir(), "centralita-recorder-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const blobs = createFilesystemBlobs(folder);
const rate = 16_000;
const tone = (level: number) => new Int16Array(320).fill(level);

test("both sides stand side by side, for as long as was written", async () => {
	const recorder = await startRecorder(blobs, "recordings/a.wav", rate, log);
	for (let frame = 0; frame < 130; frame++) recorder.write(tone(1000 + frame), tone(-frame));
	const kept = await recorder.close();
	assert.deepEqual(kept, { durationMs: 2600, sampleRate: rate, bytes: 2.6 * rate * 4 + 44, complete: true });
	assert.deepEqual(await recorder.close(), kept);
	const { channels, sampleRate, channelData } = readWav(readFileSync(join(folder, "recordings/a.wav")));
	assert.deepEqual([channels, sampleRate, channelData[0]?.length], [2, rate, 2.6 * rate]);
	assert.deepEqual([channelData[0]?.[129 * 320], channelData[1]?.[129 * 320]], [1129, -129]);
});

test("what was flushed plays although nobody closed it", async () => {
	const flushed = Promise.withResolvers<void>();
	const watched: BlobStore = {
		...blobs,
		create: async (key) => {
			const writer = await blobs.create(key);
			let patches = 0;
			return {
				write: (bytes) => writer.write(bytes),
				flush: () => writer.flush(),
				close: () => writer.close(),
				patch: async (offset, bytes) => {
					await writer.patch(offset, bytes);
					if (++patches === 2) flushed.resolve();
				},
			};
		},
	};
	const recorder = await startRecorder(watched, "recordings/killed.wav", rate, log);
	for (let frame = 0; frame < 60; frame++) recorder.write(tone(5), tone(7));
	await flushed.promise;
	const { channelData } = readWav(readFileSync(join(folder, "recordings/killed.wav")));
	assert.equal(channelData[0]?.length, rate);
	await recorder.close();
});

test("a store that fails ends the recording, not the call", async () => {
	const failing: BlobStore = {
		...blobs,
		create: async () => ({
			write: () => {},
			flush: () => Promise.reject(new Error("the disk is full")),
			patch: async () => {},
			close: () => Promise.reject(new Error("the disk is full")),
		}),
	};
	const recorder = await startRecorder(failing, "recordings/full.wav", rate, log);
	for (let frame = 0; frame < 120; frame++) recorder.write(tone(5), tone(7));
	assert.equal((await recorder.close())?.complete, false);
});

test("goes on in the same file after the line was lost, with silence for the time between", async () => {
	const first = await startRecorder(blobs, "recordings/resumed.wav", 8000, log);
	for (let frame = 0; frame < 50; frame++) first.write(new Int16Array(160).fill(11), new Int16Array(160).fill(12));
	await first.close();
	const second = await startRecorder(blobs, "recordings/resumed.wav", 8000, log, 3500);
	for (let frame = 0; frame < 25; frame++) second.write(new Int16Array(160).fill(21), new Int16Array(160).fill(22));
	assert.equal((await second.close())?.durationMs, 4000);
	const { channelData } = readWav(readFileSync(join(folder, "recordings/resumed.wav")));
	const [contact] = channelData;
	assert.deepEqual(
		[contact?.length, contact?.[7999], contact?.[8000], contact?.[27_999], contact?.[28_000]],
		[32_000, 11, 0, 0, 21],
	);
});

test("forgets everything when the contact does not want to be recorded", async () => {
	const recorder = await startRecorder(blobs, "recordings/declined.wav", rate, log);
	for (let frame = 0; frame < 120; frame++) recorder.write(tone(5), tone(7));
	await recorder.discard();
	recorder.write(tone(5), tone(7));
	assert.equal(await recorder.close(), null);
	assert.equal(await blobs.info("recordings/declined.wav"), null);
});
