import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { secondsToSay, spanishSyllables } from "./speaking-time.ts";

describe("speaking time", () => {
	it("counts Spanish syllables", () => {
		const counted = { sol: 1, casa: 2, poeta: 3, día: 2, tiene: 2, guitarra: 3, queso: 2, muy: 1, módem: 2, rúter: 2 };
		for (const [word, count] of Object.entries(counted)) assert.equal(spanishSyllables(word), count, word);
	});

	it("takes longer for more words, for digits and for variables", () => {
		const short = secondsToSay("Apaga el módem.", "es");
		assert.ok(short > 0.8 && short < 1.6, String(short));
		assert.ok(secondsToSay("Apaga el módem y vuelve a encenderlo.", "es") > short);
		assert.ok(secondsToSay("Call 5550100.", "en") > secondsToSay("Call us.", "en") + 2);
		assert.ok(secondsToSay("Hello {{customerName}}.", "en") > secondsToSay("Hello.", "en"));
		assert.equal(secondsToSay("", "en"), 0);
	});
});
