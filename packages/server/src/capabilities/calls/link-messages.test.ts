import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createTestPlatform } from "../../app/testing.ts";
import { ProviderError } from "../../platform/errors/index.ts";
import { createLinkMessages } from "./link-messages.ts";

const message = {
	conversationId: "0191f1d0-0000-7000-8000-0000000000d1",
	to: "+5491150001234",
	text: "Mira el cable\nFoto: https://example.com/cable.jpg",
};
const context = { signal: new AbortController().signal, attempt: 1 };

describe("links of guides, by text message", () => {
	it("are sent again after a failure that passes, and never where the first may have arrived", async (t) => {
		const test = await createTestPlatform({ database: "embedded" });
		t.after(() => test.stop());
		let fails: unknown = null;
		const sent: unknown[] = [];
		const { job, available } = createLinkMessages(test.platform, {
			async send(asked) {
				sent.push(asked);
				if (fails) throw fails;
			},
		});
		assert.equal(available, true);
		await job.run(message, context);
		assert.deepEqual(sent, [{ to: message.to, text: message.text }]);
		fails = new ProviderError("twilio", "rate-limit", "slow down");
		await assert.rejects(async () => job.run(message, context), /slow down/);
		for (const final of [
			new ProviderError("twilio", "unavailable", "no answer", { undecided: true }),
			new ProviderError("twilio", "bad-request", "no such number"),
		]) {
			fails = final;
			await job.run(message, context);
		}
		assert.equal(sent.length, 4);
	});

	it("are not offered where nobody sends them", async (t) => {
		const test = await createTestPlatform({ database: "embedded" });
		t.after(() => test.stop());
		assert.equal(createLinkMessages(test.platform, null).available, false);
	});
});
