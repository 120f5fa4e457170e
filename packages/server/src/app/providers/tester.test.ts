import assert from "node:assert/strict";
import { test } from "node:test";
import { ProviderError } from "../../platform/errors/index.ts";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { createFakeLanguageModel } from "../../ports/fakes/language-model.ts";
import { createFakeSpeechToText } from "../../ports/fakes/speech-to-text.ts";
import { createFakeTextToSpeech } from "../../ports/fakes/text-to-speech.ts";
import { tryEngines } from "./tester.ts";

const engines = () => {
	const clock = createFakeClock();
	return {
		clock,
		languageModel: createFakeLanguageModel(clock),
		speechToText: createFakeSpeechToText(),
		textToSpeech: createFakeTextToSpeech(clock),
	};
};

test("asks each engine for something tiny, and takes the first useful answer", async () => {
	const { clock, ...all } = engines();
	all.languageModel.script([{ type: "wait", ms: 300 }, { type: "text", text: "OK" }, { type: "hang" }]);
	all.speechToText.hear("");
	const tried = tryEngines(all, clock);
	await clock.advance(300);
	assert.deepEqual(await tried, [
		{ port: "language-model", ok: true, ms: 300, kind: null, detail: "script" },
		{ port: "speech-to-text", ok: true, ms: 0, kind: null, detail: "script" },
		{ port: "text-to-speech", ok: true, ms: 0, kind: null, detail: "counter" },
	]);
	assert.deepEqual(all.speechToText.committed, [8000], "half a second");
	assert.equal(all.speechToText.closed, true);
	assert.equal(all.languageModel.requests[0]?.signal.aborted, true, "nothing runs on");
	assert.equal(clock.pending, 0);
});

test("says what failed, with the vendor's own code, and waits for nobody longer than ten seconds", async () => {
	const { clock, ...all } = engines();
	const refusal = new ProviderError("fake", "auth", "fake: 401", { vendorCode: "invalid_api_key" });
	const refused = { next: () => Promise.reject(refusal), [Symbol.asyncIterator]: () => refused };
	const languageModel = { ...all.languageModel, reply: () => refused };
	all.speechToText.hear("hang");
	all.textToSpeech.behave("hang");
	const tried = tryEngines({ ...all, languageModel }, clock);
	await clock.advance(9999);
	assert.equal(await Promise.race([tried, Promise.resolve("still waiting")]), "still waiting");
	await clock.advance(1);
	assert.deepEqual(
		(await tried).map(({ port, ok, ms, kind, detail }) => [port, ok, ms, kind, detail]),
		[
			["language-model", false, 0, "auth", "fake: 401 (invalid_api_key)"],
			["speech-to-text", false, 10_000, "timeout", "fake: no answer in 10000 ms"],
			["text-to-speech", false, 10_000, "timeout", "fake: no answer in 10000 ms"],
		],
	);
	assert.deepEqual(await tryEngines({}, clock), []);
});
