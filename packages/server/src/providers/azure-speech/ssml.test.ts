import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ssmlOf } from "./ssml.ts";

const words = (ssml: string) => /<voice name="[^"]*">(.*)<\/voice>/su.exec(ssml)?.[1] ?? "";

test("tells the pace as a change in per cent, within what the service takes", () => {
	const rate = (speed: number) => /rate="([^"]*)"/.exec(ssmlOf("x", "en-GB-SoniaNeural", speed))?.[1];
	assert.deepEqual(
		[rate(1), rate(0.5), rate(0.8), rate(1.1), rate(2), rate(9)],
		[undefined, "-50%", "-20%", "+10%", "+100%", "+100%"],
	);
});

test("speaks the language of the voice", () => {
	assert.match(ssmlOf("x", "es-AR-ElenaNeural", 1), /xml:lang="es-AR"/);
	assert.match(ssmlOf("x", "sr-Latn-RS-NicholasNeural", 1), /xml:lang="en-US"/);
});

test("drops what XML cannot hold and escapes what it reads as its own", () => {
	const text = "a\u0000b\u000b <&\"'> \ud800 \ufffe 👋";
	assert.equal(words(ssmlOf(text, "en-GB-SoniaNeural", 1)), "a b  &lt;&amp;&quot;&apos;&gt;     👋");
});

test("is well-formed for any text, and holds every printable character of it", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), fc.double({ min: 0.5, max: 2, noNaN: true }), (text, speed) => {
			const ssml = ssmlOf(text, "en-GB-SoniaNeural", speed);
			assert.doesNotMatch(ssml, /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
			const inner = words(ssml).replace(/^<prosody rate="[+-]\d+%">(.*)<\/prosody>$/su, "$1");
			assert.doesNotMatch(inner, /[<>]|&(?!(amp|lt|gt|quot|apos);)/);
			const kept = inner.replace(/&(amp|lt|gt|quot|apos);/g, "?");
			assert.equal([...kept].length, [...text].length);
		}),
	);
});
