import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { bundle } from "../build.ts";

/** Bytes on the wire. */
const budget = 30_000;

test("the script fits its budget, and a policy without inline styles or evaluated code", async () => {
	const code = await bundle();
	const size = gzipSync(code, { level: 9 }).byteLength;
	assert.ok(size <= budget, `${size} bytes gzipped are more than ${budget}`);
	assert.doesNotMatch(code, /\beval\(|new Function\(|\.innerHTML=(?!.*__html)|setAttribute\("style"/);
	assert.doesNotMatch(code, /ZodError|zod/i, "contracts are types here");
});
