import assert from "node:assert/strict";
import { it } from "node:test";
import { describeVoiceActivity } from "../../ports/conformance/voice-activity.ts";
import { createFvad } from "./index.ts";

describeVoiceActivity("fvad", createFvad);

it("gives back the memory of closed detectors", async () => {
	const activity = await createFvad();
	// 16 MB of WebAssembly memory hold about 15,000 detectors: a leak would run out of it.
	for (let i = 0; i < 40_000; i++) activity.create({ sampleRate: 16000 }).close();
});

it("refuses a rate that it does not know", async () => {
	const activity = await createFvad();
	assert.throws(() => activity.create({ sampleRate: 11025 }), { name: "ProviderError", kind: "bad-request" });
});
