import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { truncate } from "../../../app/testing.ts";
import { carrierEvent, openPhoneTest, type PhoneTest } from "../../../app/testing-calls.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { type CarrierEvent, type CarrierInstruction, socketNameOf } from "../../../ports/telephony.ts";
import type { LiveCallHandle } from "../engines.ts";
import { type CallRow, lines } from "../schema.ts";
import { endCall } from "../store.ts";
import { socketTokenHash } from "../tokens.ts";
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
			expect() {},
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

	const mediaEnded = (token: string | null, key = `lost-${token}`): CarrierEvent =>
		carrierEvent({
			type: "media-ended" as const,
			key,
			carrierCallId: "CA1",
			reason: null,
			socket: token === null ? null : socketNameOf(token),
		});
	const tokenOf = (instruction: CarrierInstruction | null): string =>
		instruction?.type === "connect" ? instruction.token : "";

	it("do nothing to a media socket when an older one ends late", async () => {
		await test.line(number);
		const first = tokenOf(await tell(incoming(), true));
		const { id } = await hold();
		live.clear();
		await test.change(id, { nodeId: null, detachedAt: new Date(test.clock.now()) });
		const second = await tell(mediaEnded(null, "found by asking"));
		assert.equal((await only()).mediaEpoch, 2);
		assert.deepEqual(await tell(mediaEnded(first), true), second, "the next socket is not open yet");
		assert.equal((await only()).mediaEpoch, 2);
		await test.change(id, { socketTokenHash: null, detachedAt: null });
		assert.equal(await tell(mediaEnded(first, "again"), true), null);
		const { mediaEpoch, detachedAt, state } = await only();
		assert.deepEqual([mediaEpoch, detachedAt, state], [2, null, "live"]);
		assert.equal((await tell(mediaEnded(tokenOf(second)), true))?.type, "connect", "the end of its own is one");
		assert.equal((await only()).mediaEpoch, 3);
	});

	it("tell a caller in words that the server filled up while it rang, and the same again", async () => {
		await test.line(number);
		const token = tokenOf(await tell(incoming(), true));
		capacity = false;
		const lost = mediaEnded(token);
		const told = await tell(lost, true);
		assert.ok(told?.type === "say" && /ocupadas/.test(told.text));
		const { state, endReason, cause } = await only();
		assert.deepEqual([state, endReason, cause], ["ended", "busy", "no-capacity"]);
		assert.deepEqual(await tell(lost, true), told);
	});

	it("do not call somebody busy who was called by a server that filled up", async () => {
		await test.line(number);
		const token = tokenOf(await tell(incoming(), true));
		await test.change((await only()).id, { direction: "outbound", state: "ringing" });
		capacity = false;
		const told = await tell(mediaEnded(token), true);
		assert.ok(told?.type === "say" && /no podemos seguir/.test(told.text));
		assert.equal((await only()).endReason, "failed");
	});

	it("tell a caller in words that nobody answers the line any more, or that it is closed now", async () => {
		const line = await test.line(number);
		const turnAway = (instruction: CarrierInstruction | null) =>
			handler().turnAway(test.account.id, socketTokenHash(tokenOf(instruction)));
		const told = await turnAway(await tell(incoming(), true));
		assert.ok(told?.type === "say" && /no está en servicio/.test(told.text));
		assert.deepEqual([(await only()).state, (await only()).endReason], ["ended", "no-service"]);
		assert.equal(await turnAway({ type: "connect", callId: uuidv7(), token: "no such token" }), null);
		await truncate(test.platform, "calls", "carrier_events");
		const waiting = await tell(incoming(), true);
		const definition = { ...line.definition, hours: [{ days: [7], from: "09:00", to: "10:00" }] };
		await test.platform.db.query.update(lines).set({ definition });
		const closed = await turnAway(waiting);
		assert.ok(closed?.type === "say" && /cerrados/.test(closed.text));
	});

	it("apologise to whoever got no sound at all, after a few tries", async () => {
		await test.line(number);
		let token = tokenOf(await tell(incoming(), true));
		for (let epoch = 2; epoch <= 3; epoch++) {
			token = tokenOf(await tell(mediaEnded(token), true));
			assert.equal((await only()).mediaEpoch, epoch);
		}
		const told = await tell(mediaEnded(token), true);
		assert.ok(told?.type === "say" && /no podemos seguir/.test(told.text));
		assert.equal((await only()).endReason, "connection-lost");
	});

	it("know a caller who gave up while a colleague was rung from one who was given to them", async () => {
		await test.line(number);
		for (const [carrierCallId, answered, reason] of [
			["CA1", false, "contact-hung-up"],
			["CA2", true, "transferred"],
		] as const) {
			await tell(incoming(carrierCallId), true);
			const row = (await test.all()).find((each) => each.carrierCallId === carrierCallId);
			assert.ok(row);
			const transfer = { mode: "cold" as const, to: ["+1"], at: 0, ringMs: 1, reason: "", summary: "", ringing: true };
			const at = new Date(test.clock.now());
			await test.change(row.id, {
				state: "live",
				startedAt: at,
				detachedAt: at,
				transfer: { ...transfer, answered: false },
			});
			await test.platform.db.transaction((tx) =>
				test.conversations.begin(tx, {
					id: row.conversationId,
					channel: "voice",
					assistant: null,
					contactId: null,
					label: "",
					locale: "es-419",
					nodeId,
				}),
			);
			if (answered) await tell(carrierEvent({ type: "transfer-answered" as const, carrierCallId }));
			await tell(ended(carrierCallId));
			assert.equal((await test.call(row.id)).endReason, reason);
		}
	});

	it("count what a call costs once, whoever says so first", async () => {
		await test.line(number);
		const cost = (carrierCallId: string, micros: number, currency = "USD"): CarrierEvent =>
			carrierEvent({ type: "cost" as const, carrierCallId, micros, currency });
		const over = (carrierCallId: string): CarrierEvent =>
			({ ...ended(carrierCallId), durationMs: 1000 }) as CarrierEvent;
		const total = async (carrierCallId: string, ...events: CarrierEvent[]) => {
			await tell(incoming(carrierCallId), true);
			const row = (await test.all()).find((each) => each.carrierCallId === carrierCallId) as CallRow;
			const startedAt = new Date(test.clock.now());
			await test.change(row.id, { state: "live", startedAt });
			await test.platform.db.transaction((tx) =>
				test.conversations.begin(tx, {
					id: row.conversationId,
					channel: "voice",
					assistant: null,
					contactId: null,
					label: "",
					locale: "es-419",
					nodeId,
				}),
			);
			for (const event of events) await tell(event);
			const { costMicros } = await test.conversations.get(test.platform.db.query, row.conversationId);
			const { carrierCostMicros, carrierCurrency } = await test.call(row.id);
			return [costMicros, carrierCostMicros, carrierCurrency];
		};
		test.charged.length = 0;
		assert.deepEqual(await total("CA1", over("CA1")), [2000, 2000, "USD"], "an estimate");
		assert.deepEqual(test.charged, [], "which nobody charged");
		assert.deepEqual(await total("CA2", over("CA2"), cost("CA2", 1500)), [1500, 1500, "USD"]);
		assert.deepEqual(await total("CA3", cost("CA3", 1500), over("CA3")), [1500, 1500, "USD"]);
		assert.deepEqual(await total("CA4", over("CA4"), cost("CA4", 900, "EUR")), [2000, 900, "EUR"]);
		assert.deepEqual(await total("CA5", cost("CA5", 900, "EUR"), over("CA5")), [2000, 900, "EUR"], "in either order");
		assert.deepEqual(await total("CA6", over("CA6"), cost("CA6", 2000), cost("CA6", 2000)), [2000, 2000, "USD"]);
		assert.deepEqual(test.charged, [
			"twilio 1500 USD",
			"twilio 1500 USD",
			"twilio 900 EUR",
			"twilio 900 EUR",
			"twilio 2000 USD",
		]);
	});

	it("let go a call that asks what comes next and is none of ours any more", async () => {
		const event = carrierEvent({ type: "answered" as const, carrierCallId: "CA9", answerer: null });
		assert.deepEqual(await tell({ ...event, callId: uuidv7() }, true), { type: "hang-up" });
		assert.equal(await tell({ ...event, key: "other" }, false), null);
	});
});
