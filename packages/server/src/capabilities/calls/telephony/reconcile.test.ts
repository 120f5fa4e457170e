import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { truncate } from "../../../app/testing.ts";
import { openPhoneTest, type PhoneTest } from "../../../app/testing-calls.ts";
import { AppError, ProviderError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { CarrierCall, Telephony } from "../../../ports/telephony.ts";
import { type CallRow, calls } from "../schema.ts";
import { createCarrierHandler } from "./handler.ts";
import { createReconciliation } from "./reconcile.ts";
import { createMediaTokens } from "./tokens.ts";

describe("what became of calls of which nothing was heard", () => {
	let test: PhoneTest;
	let record: CarrierCall | null;
	let dialled: CarrierCall | null;
	let gone = false;
	const told: string[] = [];
	const enqueued: string[] = [];

	before(async () => {
		test = await openPhoneTest();
	});
	after(() => test.stop());
	beforeEach(async () => {
		await truncate(test.platform, "calls", "carrier_events");
		record = null;
		dialled = null;
		gone = false;
		test.charged.length = 0;
		told.length = 0;
		enqueued.length = 0;
	});

	const telephony = {
		lookUp: async () => record,
		async findDialled(_order: unknown, { taken }: { taken: ReadonlySet<string> }) {
			return dialled && !taken.has(dialled.carrierCallId) ? dialled : null;
		},
		instruct: async (_id: string, { type }: { type: string }) => void told.push(type),
		hangUp: async (id: string) => void told.push(`hang-up ${id}`),
	} as unknown as Telephony;
	const accounts = {
		async get() {
			if (gone) throw new AppError("not-found", "There is no such carrier account.");
			return test.account;
		},
		telephonyOf: () => telephony,
	} as never;

	async function run(name: string, callId?: string): Promise<void> {
		const handler = createCarrierHandler(test.platform, {
			lines: test.lines,
			endings: test.endings,
			mediaToken: createMediaTokens("a key"),
			live: new Map(),
			deliver: async () => {},
			hasCapacity: () => true,
			contactOf: async () => null,
			expect() {},
			nodeId: uuidv7(),
		});
		const jobs = { enqueue: async (_tx: unknown, job: { name: string }) => void enqueued.push(job.name) } as never;
		const { jobs: all } = createReconciliation(
			{ ...test.platform, jobs },
			{ accounts, handler, endings: test.endings },
		);
		const { signal } = new AbortController();
		await all.find((job) => job.name === name)?.run({ callId } as never, { signal, attempt: 1 });
	}
	const sweep = () => run("calls.sweep");

	async function call(change: Partial<CallRow> = {}): Promise<CallRow> {
		const now = new Date(test.clock.now());
		const [row] = await test.platform.db.query
			.insert(calls)
			.values({
				id: uuidv7(),
				conversationId: uuidv7(),
				carrier: "twilio",
				label: "x",
				direction: "outbound",
				accountId: test.account.id,
				fromNumber: "+12025550100",
				toNumber: "+12025550188",
				state: "dialling",
				orderedAt: now,
				createdAt: now,
				...change,
			})
			.returning();
		if (!row) throw new Error("no call");
		return row;
	}
	const carrierCall = (state: CarrierCall["state"], more: Partial<CarrierCall> = {}): CarrierCall => ({
		carrierCallId: "CA1",
		state,
		outcome: state === "ended" ? "no-answer" : null,
		durationMs: state === "ended" ? 4000 : null,
		cost: null,
		...more,
	});

	it("is learned of an order whose answer was lost", async () => {
		const { id } = await call();
		dialled = carrierCall("ringing");
		await run("calls.reconcile", id);
		assert.deepEqual([(await test.call(id)).carrierCallId, (await test.call(id)).state], ["CA1", "dialling"]);
	});

	it("is not taken for the call of another order to the same number", async () => {
		const first = await call();
		const second = await call();
		dialled = carrierCall("ringing");
		await run("calls.reconcile", first.id);
		await run("calls.reconcile", second.id);
		assert.deepEqual(
			[(await test.call(first.id)).carrierCallId, (await test.call(second.id)).carrierCallId],
			["CA1", null],
		);
		assert.deepEqual(enqueued, ["calls.reconcile"], "the carrier may not know the second yet");
	});

	it("is asked again while the carrier may not know the order yet, and not for ever", async () => {
		const { id } = await call();
		await run("calls.reconcile", id);
		assert.deepEqual([enqueued, (await test.call(id)).state], [["calls.reconcile"], "dialling"]);
		await test.clock.advance(91_000);
		await run("calls.reconcile", id);
		assert.deepEqual([(await test.call(id)).state, (await test.call(id)).endReason], ["ended", "failed"]);
	});

	it("ends a call whose end was never told, with the carrier's facts", async () => {
		const { id } = await call({ carrierCallId: "CA1", state: "ringing" });
		record = carrierCall("ended");
		await sweep();
		assert.equal((await test.call(id)).state, "ringing", "not yet");
		await test.clock.advance(121_000);
		await sweep();
		const { state, endReason, outcome, carrierDurationMs } = await test.call(id);
		assert.deepEqual([state, endReason, outcome, carrierDurationMs], ["ended", "no-answer", "no-answer", 4000]);
	});

	it("gives a lost line a new media socket, when the carrier does not ask for it", async () => {
		const now = new Date(test.clock.now());
		const { id } = await call({ carrierCallId: "CA1", state: "live", mediaEpoch: 1, detachedAt: now });
		record = carrierCall("answered");
		await run("calls.reconcile", id);
		assert.deepEqual(told, [], "it may still ask");
		await test.clock.advance(6000);
		await run("calls.reconcile", id);
		assert.deepEqual([told, (await test.call(id)).mediaEpoch], [["connect"], 2]);
	});

	it("counts what the carrier charges once, however often it is asked", async () => {
		const now = new Date(test.clock.now());
		const { id } = await call({ carrierCallId: "CA1", state: "ended", endedAt: now, endReason: "no-answer" });
		record = carrierCall("ended", { cost: { micros: 9000, currency: "USD" } });
		for (let minute = 0; minute < 10; minute++) {
			await test.clock.advance(61_000);
			await sweep();
		}
		const { carrierCostMicros, costChecks, carrierDurationMs } = await test.call(id);
		assert.deepEqual([carrierCostMicros, costChecks, carrierDurationMs], [9000, 2, 4000]);
		assert.deepEqual(test.charged, ["twilio 9000 USD"]);
	});

	it("does not keep a call open of which nothing can be learned", async () => {
		const { id } = await call({ carrierCallId: "CA1", state: "ringing" });
		gone = true;
		await test.clock.advance(3_600_000);
		await sweep();
		assert.equal((await test.call(id)).state, "ringing");
		await test.clock.advance(5 * 3_600_000);
		await sweep();
		assert.equal((await test.call(id)).state, "ended");
	});

	it("hangs up what is over here and not there", async () => {
		const { id } = await call({ carrierCallId: "CA1", state: "ended" });
		await run("calls.hang-up", id);
		assert.deepEqual(told, ["hang-up CA1"]);
		await test.change(id, { carrierEndedAt: new Date(test.clock.now()) });
		await run("calls.hang-up", id);
		assert.equal(told.length, 1);
	});

	it("hangs up what rings though somebody hung it up before the carrier's answer came", async () => {
		const { id } = await call({ endRequestedBy: "Ana" });
		dialled = carrierCall("ringing");
		await run("calls.reconcile", id);
		assert.deepEqual(told, ["hang-up CA1"]);
	});

	it("hangs up what lives on at the carrier though it is over here, once nothing more is said there", async () => {
		const endedAt = new Date(test.clock.now());
		await call({ carrierCallId: "CA1", state: "ended", endReason: "busy", endedAt });
		record = carrierCall("answered");
		await test.clock.advance(61_000);
		await sweep();
		assert.deepEqual(told, []);
		await test.clock.advance(180_000);
		await sweep();
		assert.deepEqual(told, ["hang-up CA1"]);
	});

	it("does not depend on one carrier that does not answer", async () => {
		const [first, second] = [await call({ carrierCallId: "CA1" }), await call({ carrierCallId: "CA2" })];
		await test.clock.advance(121_000);
		let asked = 0;
		Object.assign(telephony, {
			async lookUp(): Promise<CarrierCall | null> {
				if (asked++ === 0) throw new ProviderError("twilio", "timeout", "no answer");
				return carrierCall("ended");
			},
		});
		await sweep();
		const states = [(await test.call(first.id)).state, (await test.call(second.id)).state];
		assert.deepEqual(states.sort(), ["dialling", "ended"]);
	});
});
