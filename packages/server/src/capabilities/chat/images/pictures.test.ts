import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import sharp from "sharp";
import { AppError } from "../../../platform/errors/index.ts";
import { createFakeClock } from "../../../ports/fakes/clock.ts";
import { createFakeLanguageModel } from "../../../ports/fakes/language-model.ts";
import { createFilesystemBlobs } from "../../../providers/filesystem/index.ts";
import { createDisguiseCheck } from "./disguise.ts";
import { aBomb, aPicture, disguised } from "./fixtures.ts";
import { lookAt } from "./look.ts";
import { receiveFile } from "./receive.ts";
import { PictureRefused, redraw } from "./redraw.ts";

const folder = mkdtempSync(join(tmpdir(), "ctt-"));
const blobs = createFilesystemBlobs(folder);
after(() => rmSync(folder, { recursive: true }));

const refused = (reason: string) => (error: unknown) => error instanceof PictureRefused && error.reason === reason;
const code = (expected: string, words: RegExp) => (error: unknown) =>
	error instanceof AppError && error.code === expected && words.test(error.message);

test("draws every format anew as a JPEG without metadata, upright, small enough to look at", async () => {
	const turned = await aPicture("jpeg", { width: 2100, height: 1050, turned: true, grain: 5 });
	const before = await sharp(turned).metadata();
	assert.ok(before.exif?.includes("TestCam") && before.orientation === 6, "the original tells of its camera");
	const drawn = await redraw(turned);
	assert.deepEqual([drawn.width, drawn.height], [1024, 2048]);
	const { format, exif, icc, xmp, iptc, orientation } = await sharp(drawn.bytes).metadata();
	assert.deepEqual([format, exif, icc, xmp, iptc, orientation], ["jpeg", ...Array(5).fill(undefined)]);
	assert.ok(!drawn.bytes.includes("TestCam") && !drawn.bytes.includes("Exif"));
	for (const other of ["png", "webp", "gif"] as const) {
		const { width, height, bytes } = await redraw(await aPicture(other, { width: 90, height: 60 }));
		assert.deepEqual([other, width, height, bytes.readUInt16BE(0)], [other, 90, 60, 0xffd8]);
	}
});

test("refuses bombs before they are decoded, and what is cut off or no bitmap", async () => {
	const started = performance.now();
	const grown = process.memoryUsage().rss;
	await assert.rejects(redraw(aBomb()), refused("too-many-pixels"));
	assert.ok(performance.now() - started < 5000 && process.memoryUsage().rss - grown < 100e6);
	for (const format of ["jpeg", "png", "webp", "gif"] as const) {
		const whole = await aPicture(format);
		await assert.rejects(redraw(whole.subarray(0, Math.floor(whole.length * 0.9))), refused("damaged"), format);
	}
	const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
	await assert.rejects(redraw(Buffer.from(svg)), refused("damaged"));
	const tiff = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#000" } })
		.tiff()
		.toBuffer();
	await assert.rejects(redraw(tiff), refused("damaged"), "a decoder that is not needed stays locked");
});

test("sees the second nature of a picture, wherever chunks are cut, and none in an honest one", async () => {
	const check = (bytes: Buffer, size: number) => {
		const { add, end } = createDisguiseCheck();
		for (let at = 0; at < bytes.length; at += size) add(bytes.subarray(at, at + size));
		return end(bytes);
	};
	for (const [name, bytes] of Object.entries(await disguised()))
		for (const size of [7, 4096, bytes.length]) assert.ok(check(bytes, size), `${name}, ${size}`);
	for (const format of ["jpeg", "png", "webp", "gif"] as const)
		assert.ok(!check(await aPicture(format), 65_536), format);
	const motion = Buffer.concat([await aPicture(), Buffer.from("\0\0\0\x18ftypmp42 a film behind a photograph")]);
	assert.ok(!check(motion, 65_536), "phones put films behind photographs");
});

async function* inChunks(bytes: Buffer, size: number) {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const arriving = (bytes: Buffer, { size = 1000, truncated = false } = {}) =>
	Object.assign(inChunks(bytes, size), { truncated });

test("takes a picture by its first bytes, however they arrive, and leaves nothing of another", async () => {
	const picture = await aPicture("png", { width: 30, height: 30 });
	assert.equal((await receiveFile(blobs, "a/good", arriving(picture, { size: 1 }), 1e6)).bytes, picture.length);
	assert.equal((await blobs.info("a/good"))?.size, picture.length);
	const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic and so on", "latin1");
	const wrong: [Buffer, RegExp][] = [
		[Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /no picture/],
		[Buffer.from("#!/bin/sh\necho a script for a shell"), /no picture/],
		[heic, /HEIC.*screenshot/],
		[Buffer.from("%PDF-1.7\nand so on, for some more bytes"), /type PDF/],
		[Buffer.from("\xff\xd8", "latin1"), /no picture/],
		[Buffer.alloc(0), /empty/],
	];
	for (const [bytes, words] of wrong)
		await assert.rejects(receiveFile(blobs, "a/bad", arriving(bytes), 1e6), code("unsupported-media-type", words));
	const large = arriving(picture, { truncated: true });
	await assert.rejects(receiveFile(blobs, "a/bad", large, 10 << 20), code("payload-too-large", /larger than 10 MB/));
	async function* broken() {
		yield picture.subarray(0, 100);
		throw new Error("the sender left");
	}
	const left = Object.assign(broken(), { truncated: false });
	await assert.rejects(receiveFile(blobs, "a/bad", left, 1e6), code("bad-request", /whole/));
	assert.deepEqual(readdirSync(join(folder, "a")), ["good"]);
});

test("asks a model for what it sees, and takes no more than was asked for", async () => {
	const model = createFakeLanguageModel(createFakeClock());
	const signal = new AbortController().signal;
	const ask = (problem = "") =>
		lookAt(model.look?.bind(model) ?? assert.fail(), { bytes: Buffer.from("x"), locale: "es-AR", problem, signal });
	model.answer({
		deviceType: " Router ",
		problemDetected: "La luz está roja.",
		errorMessages: ["", "Error 651"],
		technicalDetails: null,
		recommendations: "x".repeat(5000),
		extra: 1,
	});
	const { analysis, usage, failure } = await ask("sin internet");
	assert.deepEqual(
		[analysis?.deviceType, analysis?.errorMessages, analysis?.technicalDetails, analysis?.recommendations.length],
		["Router", ["Error 651"], "", 2000],
	);
	assert.ok(analysis && !("extra" in analysis) && usage?.inputTokens === 10 && failure === null);
	const [{ system, prompt, image } = assert.fail()] = model.lookRequests;
	assert.match(system, /Spanish/);
	assert.match(prompt, /sin internet/);
	assert.equal(image.type, "image/jpeg");
	model.answer("a poem");
	assert.equal((await ask()).analysis, null);
	model.failObject("bad-request");
	assert.deepEqual(await ask(), { analysis: null, usage: null, failure: "bad-request" });
});
