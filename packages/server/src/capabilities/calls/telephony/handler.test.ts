import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { truncate } from "../../../app/testing.ts";
import { carrierEvent, openPhoneTest, type PhoneTest } from "../../../app/testing-calls.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { CarrierEvent, CarrierInstruction } from "../../../ports/telephony.ts";
import type { LiveCallHandle } from "../engines.ts";
import type { CallRow } from "../schema.ts";
import { endCall } from "../store.ts";
import { createCarrierHandler } from "./handler.ts";
import { takeCommands } from "./store.ts";
import { createMediaTokens } from "./tokens.ts";

const number = "+12025550100";
const from = "+12025550199";
const nodeId = uuidv7();

describe("what carriers' events do", () => {
	let test: PhoneTest;
	let delivered = 0;
	let capacity = true;
	const live = new Map<string, LiveCallHandle>();

	before(async () => {
		test = await openPhoneTest();
	});
	after(() => test.stop());
	beforeEach(async () => {
		await truncate(test.platform, "calls", "carrier_events", "lines");
		delivered = 0;
		capacity = true;
		live.clear();
	});

	const handler = () =>
		createCarrierHandler(test.platform, {
			lines: test.lines,
			endings: test.endings,
			mediaToken: createMediaTokens("a key"),
			live,
			deliver: async () => void delivered++,
			hasCapacity: () => capacity,
			contactOf: async () => null,
			nodeId,
		});
	const tell = (event: CarrierEvent, awaits = false): Promise<CarrierInstruction | null> =>
		handler().handle(test.account, event, awaits);
	const incoming = (carrierCallId = "CA1", key = `${carrierCallId}/incoming`): CarrierEvent =>
		carrierEvent({ type: "incoming" as const, key, carrierCallId, from, to: number });
	const ended = (carrierCallId = "CA1"): CarrierEvent =>
		carrierEvent({
			type: "ended" as const,
			carrierCallId,
			outcome: "completed" as const,
			cause: "normal",
			durationMs: null,
		});
	const only = async (): Promise<CallRow> => {
		const rows = await test.all();
		assert.equal(rows.length, 1, "one call");
		return rows[0] as CallRow;
	};
	/** As if its media socket were held by this process. */
	async function hold(): Promise<CallRow> {
		const { id } = await only();
		const now = new Date(test.clock.now());
		await test.change(id, { state: "live", nodeId, seenAt: now, startedAt: now });
		live.set(id, { done: new Promise(() => {}) } as LiveCallHandle);
		return test.call(id);
	}

	it("are one call, whose carrier is told the same again", async () => {
		await test.line(number);
		const first = await tell(incoming(), true);
		assert.equal(first?.type, "connect");
		assert.deepEqual(await tell(incoming(), true), first);
		assert.equal((await only()).state, "waiting");
	});

	it("leave no call open that was over before it was told of", async () => {
		await test.line(number);
		await tell(ended());
		assert.deepEqual(await tell(incoming(), true), { type: "hang-up" });
		assert.equal((await only()).state, "ended");
	});

	it("refuse in words what the line, the hour or the server does not take", async () => {
		const line = { maxConcurrentCalls: 1, hours: [{ days: [7], from: "09:00", to: "10:00" }] };
		await test.line(number, { maxConcurrentCalls: 1 });
		assert.equal((await tell(incoming("CA1"), true))?.type, "connect");
		assert.equal((await tell(incoming("CA2"), true))?.type, "say");
		await truncate(test.platform, "calls", "carrier_events", "lines");
		await test.line(number, line);
		const closed = await tell(incoming("CA3"), true);
		assert.ok(closed?.type === "say" && /cerrados/.test(closed.text));
		capacity = false;
		const busy = await tell(incoming("CA4"), true);
		assert.ok(busy?.type === "say" && /ocupadas/.test(busy.text));
		assert.deepEqual(
			(await test.all()).map(({ state, endReason }) => [state, endReason]),
			[
				["ended", "closed"],
				["ended", "busy"],
			],
		);
	});

	it("take a colleague who is rung for a call as part of that call", async () => {
		await test.line(number, { maxConcurrentCalls: 2 });
		await tell(incoming("CA1"), true);
		const { id, lineId } = await only();
		await tell(incoming("CA2"), true);
		const [, second] = await test.all();
		await test.change(second?.id ?? "", { purpose: "colleague", parentId: id, lineId });
		assert.equal((await test.lines.list(test.platform.db.query))[0]?.liveCalls, 1);
		assert.equal((await tell(incoming("CA3"), true))?.type, "connect");
	});

	it("happen when they are heard of, where the carrier does not say when", async () => {
		await test.line(number);
		await tell(incoming(), true);
		await tell(carrierEvent({ type: "answered" as const, carrierCallId: "CA1", answerer: null }));
		await test.clock.advance(3000);
		await tell(ended());
		const { answeredAt, carrierEndedAt, carrierDurationMs } = await only();
		assert.equal(answeredAt?.getTime(), test.clock.now() - 3000);
		assert.equal(carrierEndedAt?.getTime(), test.clock.now());
		assert.equal(carrierDurationMs, 3000);
	});

	it("reach whoever holds the call at once", async () => {
		await test.line(number);
		await tell(incoming(), true);
		const { id } = await hold();
		await tell(ended());
		assert.equal(delivered, 1);
		assert.deepEqual(await takeCommands(test.platform.db.query, [id]), [
			{ callId: id, command: { type: "end", reason: "contact-hung-up" } },
		]);
		assert.equal((await only()).state, "live", "its holder ends it, with what was said");
	});

	it("leave nothing written down for a holder that ended the call by itself", async () => {
		await test.line(number);
		await tell(incoming(), true);
		const { id } = await hold();
		await tell(ended());
		await test.platform.db.transaction((tx) => endCall(tx, id, "contact-hung-up", new Date(test.clock.now())));
		assert.deepEqual(await takeCommands(test.platform.db.query, [id]), []);
	});

	it("find the process that is just beginning to hold the call", async () => {
		await test.line(number);
		await tell(incoming(), true);
		const { id } = await hold();
		live.clear();
		await tell(
			carrierEvent({
				type: "machine" as const,
				carrierCallId: "CA1",
				answerer: "machine" as const,
				greetingOver: true,
			}),
		);
		const commands = await takeCommands(test.platform.db.query, [id]);
		assert.equal(commands[0]?.command.type, "machine");
	});

	it("let go a call that asks what comes next and is none of ours any more", async () => {
		const event = carrierEvent({ type: "answered" as const, carrierCallId: "CA9", answerer: null });
		assert.deepEqual(await tell({ ...event, callId: uuidv7() }, true), { type: "hang-up" });
		assert.equal(await tell({ ...event, key: "other" }, false), null);
	});
});
