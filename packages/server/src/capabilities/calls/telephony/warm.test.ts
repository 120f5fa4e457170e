import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CallRow } from "../schema.ts";
import { heldCall } from "../supervision/testing.ts";
import type { TransferOrder } from "../types.ts";
import { createWarmTransfer } from "./warm.ts";

const order: TransferOrder = { mode: "warm", to: ["+1", "+2"], ringMs: 1000, reason: "", summary: "" };

function transferring() {
	const call = heldCall();
	const rung: string[] = [];
	const hungUp: string[] = [];
	const ended = new Set<string>();
	const legs = { select: () => legs, from: () => legs, where: async () => [leg()] };
	let last = "";
	const leg = () => ({
		id: last,
		accountId: "account",
		carrierCallId: last,
		state: ended.has(last) ? "ended" : "ringing",
	});
	const platform = { ...call.platform, db: { ...call.platform.db, query: legs } };
	const start = createWarmTransfer(platform as never, {
		dialling: {
			orderColleague: async (_parent: CallRow, to: string) => {
				last = to;
				return { id: to } as CallRow;
			},
			dial: async (id: string) => void rung.push(id),
		} as never,
		accounts: {
			get: async () => ({}),
			telephonyOf: () => ({ hangUp: async (id: string) => void hungUp.push(id) }),
		} as never,
		hostOf: () => call.host,
	});
	const row = { id: call.handle.callId, conversationId: call.handle.conversationId } as CallRow;
	return { ...call, rung, hungUp, decline: (to: string) => ended.add(to), begin: () => start(row, call.handle, order) };
}

describe("a warm transfer", () => {
	it("rings one after the other, and gives the caller back when nobody comes", async () => {
		const call = transferring();
		call.begin();
		await call.clock.advance(600);
		assert.deepEqual(call.rung, ["+1"]);
		assert.ok(call.heard.length > 20, "music meanwhile");
		call.decline("+1");
		await call.clock.advance(600);
		assert.deepEqual(call.rung, ["+1", "+2"]);
		await call.clock.advance(40_000);
		assert.match(call.deeds.at(-1) ?? "", /^resume /);
		assert.deepEqual(call.hungUp, ["+2"]);
		assert.equal(call.noted.at(-1), "transfer-failed");
		const music = call.heard.length;
		await call.clock.advance(1000);
		assert.equal(call.heard.length, music, "the music has stopped");
	});

	it("leaves the call to the colleague who takes it", async () => {
		const call = transferring();
		call.begin();
		await call.clock.advance(600);
		(await call.join("+1", "colleague")).wish({ type: "take-over" });
		await call.clock.advance(60_000);
		assert.deepEqual([call.rung, call.hungUp], [["+1"], []]);
		assert.deepEqual(call.deeds, ["suspend"]);
	});

	it("stops when a supervisor takes the call meanwhile, and does not wake the assistant", async () => {
		const call = transferring();
		call.begin();
		await call.clock.advance(600);
		const ana = await call.join("Ana");
		ana.wish({ type: "take-over" });
		await call.clock.settle();
		const music = call.heard.length;
		await call.clock.advance(40_000);
		assert.equal(call.heard.length, music);
		assert.deepEqual([call.rung, call.hungUp, call.deeds], [["+1"], ["+1"], ["suspend"]]);
	});

	it("is one at a time", async () => {
		const call = transferring();
		call.begin();
		call.begin();
		await call.clock.advance(600);
		assert.deepEqual(call.rung, ["+1"]);
	});
});
