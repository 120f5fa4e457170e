import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createMetrics } from "../../../platform/telemetry/index.ts";
import { createFakeClock } from "../../../ports/fakes/clock.ts";
import { createWebhookLog } from "./webhook-log.ts";

const expected = "https://calls.example/voice";
const genuine = "http://calls.example/voice";

function log() {
	const metrics = createMetrics(false);
	const clock = createFakeClock(1000);
	return { ...createWebhookLog({ metrics, clock }), clock, metrics };
}

describe("the log of webhooks", () => {
	it("counts what came of them, and when the last one was believed", async () => {
		const { accepted, refused, of, clock, metrics } = log();
		accepted("twilio", "a");
		await clock.advance(500);
		accepted("twilio", "a");
		refused("twilio", "a", "stale", expected, null);
		assert.deepEqual(of("a"), { accepted: 2, refused: 1, lastAt: 1500, mismatch: null });
		assert.deepEqual(of("b"), { accepted: 0, refused: 0, lastAt: null, mismatch: null });
		const text = await metrics.registry.metrics();
		assert.match(text, /centralita_carrier_webhooks_total\{carrier="twilio",result="accepted"\} 2/);
		assert.match(text, /centralita_carrier_webhooks_total\{carrier="twilio",result="stale"\} 1/);
	});

	it("takes a signature for another address as one, until a request is believed again", () => {
		const { accepted, refused, of } = log();
		accepted("twilio", "a");
		refused("twilio", "a", "forged", expected, genuine);
		assert.deepEqual(of("a").mismatch, { expected, genuine });
		accepted("twilio", "a");
		assert.equal(of("a").mismatch, null);
	});

	it("takes a signature for no address as a wrong key only where nothing was ever believed", () => {
		const { accepted, refused, of } = log();
		refused("telnyx", "a", "forged", expected, null);
		assert.deepEqual(of("a").mismatch, { expected, genuine: null });
		accepted("telnyx", "b");
		refused("telnyx", "b", "forged", expected, null);
		assert.equal(of("b").mismatch, null, "a stranger");
		refused("telnyx", "c", "unsigned", expected, null);
		assert.equal(of("c").mismatch, null);
	});

	it("does not grow with accounts that strangers make up", async () => {
		const { accepted, refused, of, metrics } = log();
		for (let i = 0; i < 300; i++) refused("twilio", `stranger ${i}`, "unknown-account", "", null);
		accepted("twilio", "a");
		assert.equal(of("a").accepted, 1, "they took nobody's place");
		assert.match(await metrics.registry.metrics(), /result="unknown-account"\} 300/);
		for (let i = 0; i < 300; i++) accepted("twilio", `account ${i}`);
		assert.equal(of("account 299").accepted, 0);
		accepted("twilio", "a");
		assert.equal(of("a").accepted, 2);
	});
});
