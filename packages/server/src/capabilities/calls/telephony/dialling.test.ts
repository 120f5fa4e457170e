import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { testDatabases, truncate } from "../../../app/testing.ts";
import { openPhoneTest, type PhoneTest } from "../../../app/testing-calls.ts";
import { type AppError, ProviderError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { DialOrder, Telephony } from "../../../ports/telephony.ts";
import type { LineRow } from "../schema.ts";
import { createDialling } from "./dialling.ts";
import { createMediaTokens } from "./tokens.ts";

for (const database of testDatabases())
	describe(`calls out on ${database}`, () => {
		let test: PhoneTest;
		let line: LineRow;
		let answer: () => Promise<string>;
		let enqueue: (job: string) => Promise<void>;
		const dialled: DialOrder[] = [];
		const enqueued: string[] = [];
		const expected: string[] = [];
		let draining = false;

		before(async () => {
			test = await openPhoneTest(database);
		});
		after(() => test.stop());
		beforeEach(async () => {
			await truncate(test.platform, "calls", "lines");
			line = await test.line("+12025550100", { maxConcurrentCalls: 2 });
			answer = async () => "CA1";
			enqueue = async (job) => void enqueued.push(job);
			dialled.length = 0;
			enqueued.length = 0;
			expected.length = 0;
			draining = false;
		});

		const telephony = {
			dial(order: DialOrder) {
				dialled.push(order);
				return answer();
			},
		} as unknown as Telephony;
		const dialling = () =>
			createDialling(
				{ ...test.platform, jobs: { enqueue: (_tx, { name }) => enqueue(name) } },
				{
					accounts: { get: async () => test.account, telephonyOf: () => telephony } as never,
					lines: test.lines,
					assistants: { assistantForCall: async () => ({}) } as never,
					endings: test.endings,
					mediaToken: createMediaTokens("a key"),
					contactOf: async () => null,
					expect: (callId) => expected.push(callId),
					draining: () => draining,
				},
			);
		const order = (requestId = uuidv7(), to = "+12025550188") =>
			test.platform.db.transaction((tx) =>
				dialling().order(
					tx,
					{ requestId, lineId: line.id, to, machine: { action: "continue" }, ringSeconds: 30 },
					null,
				),
			);
		const refuses = (kind: ConstructorParameters<typeof ProviderError>[1], options = {}) => {
			answer = () => Promise.reject(new ProviderError("twilio", kind, "no", options));
		};

		it("are one for each request, whatever is repeated", async () => {
			const requestId = uuidv7();
			const first = await order(requestId);
			assert.equal((await order(requestId)).id, first.id);
			assert.deepEqual(enqueued, ["calls.dial"]);
			await assert.rejects(
				order(requestId, "+12025550177"),
				(error: AppError) => error.code === "idempotency-conflict",
			);
			await Promise.all([dialling().dial(first.id), dialling().dial(first.id)]);
			await dialling().dial(first.id);
			assert.equal(dialled.length, 1);
			assert.equal((await test.call(first.id)).carrierCallId, "CA1");
		});

		it("are no more at once than the line may hold, and none from one that is switched off", async () => {
			await Promise.all([order(), order()]);
			await assert.rejects(order(), (error: AppError) => error.code === "overloaded");
			line = await test.line("+12025550101", { enabled: false });
			await assert.rejects(order(), (error: AppError) => error.code === "conflict");
		});

		it("are no more at once than the line may hold when all are ordered at once", async () => {
			const orders = await Promise.allSettled(Array.from({ length: 6 }, () => order()));
			assert.equal(orders.filter(({ status }) => status === "fulfilled").length, 2);
			for (const each of orders)
				if (each.status === "rejected") assert.equal((each.reason as AppError).code, "overloaded");
			assert.equal((await test.all()).length, 2);
		});

		it("are one for a request that is made many times at once, also when it takes the last place", async () => {
			await order();
			const requestId = uuidv7();
			const orders = await Promise.all(Array.from({ length: 4 }, () => order(requestId)));
			assert.equal(new Set(orders.map(({ id }) => id)).size, 1);
		});

		it("are not tried again when nobody knows whether it rings", async () => {
			const { id } = await order();
			refuses("timeout", { undecided: true });
			await dialling().dial(id);
			await dialling().dial(id);
			assert.equal(dialled.length, 1);
			assert.equal((await test.call(id)).state, "dialling");
			assert.deepEqual(enqueued, ["calls.dial", "calls.reconcile"]);
		});

		it("go on when what the carrier answered could not be stored", async () => {
			const { id } = await order();
			let lost = 1;
			enqueue = async () => {
				if (lost-- > 0) throw new Error("the database restarts");
			};
			await assert.rejects(dialling().dial(id), /restarts/);
			assert.equal((await test.call(id)).state, "dialling", "it rings");
			await dialling().dial(id);
			assert.equal(dialled.length, 1);
		});

		it("are tried again when the carrier surely did not take them", async () => {
			const { id } = await order();
			refuses("rate-limit");
			await assert.rejects(dialling().dial(id));
			assert.equal((await test.call(id)).state, "waiting");
			answer = async () => "CA2";
			await dialling().dial(id);
			assert.equal((await test.call(id)).carrierCallId, "CA2");
		});

		it("end with the carrier's own code when it refuses them", async () => {
			const { id } = await order();
			refuses("bad-request", { vendorCode: "21211" });
			await dialling().dial(id);
			const { state, cause, endReason } = await test.call(id);
			assert.deepEqual([state, cause, endReason], ["ended", "21211", "failed"]);
		});

		it("are not revived by a refusal that comes after their end", async () => {
			const { id } = await order();
			answer = async () => {
				await test.change(id, { state: "ended" });
				throw new ProviderError("twilio", "rate-limit", "no");
			};
			await assert.rejects(dialling().dial(id));
			assert.equal((await test.call(id)).state, "ended");
		});

		it("are not begun once nobody waits for them any more", async () => {
			const [late, unwanted] = [await order(), await order()];
			await test.change(unwanted.id, { endRequestedBy: "Ana" });
			await dialling().dial(unwanted.id);
			await test.clock.advance(121_000);
			await dialling().dial(late.id);
			assert.equal(dialled.length, 0);
			assert.deepEqual(
				[(await test.call(late.id)).endReason, (await test.call(unwanted.id)).endReason],
				["failed", "cancelled"],
			);
		});

		it("are hung up when nobody wants them any more by the time they ring", async () => {
			const { id } = await order();
			answer = async () => {
				await test.change(id, { endRequestedBy: "Ana" });
				return "CA1";
			};
			await dialling().dial(id);
			assert.deepEqual(enqueued, ["calls.dial", "calls.reconcile", "calls.hang-up"]);
		});

		it("open their media socket also when the order was given late", async () => {
			const { id } = await order();
			await test.clock.advance(100_000);
			await dialling().dial(id);
			const { tokenExpiresAt } = await test.call(id);
			assert.ok((tokenExpiresAt?.getTime() ?? 0) >= test.clock.now() + 30_000 + 60_000);
		});

		it("are not begun by a process that is being stopped, and wait for another one", async () => {
			const { id } = await order();
			draining = true;
			await assert.rejects(order(), (error: AppError) => error.code === "draining");
			const context = { attempt: 1, signal: new AbortController().signal };
			await dialling().job.run({ callId: id }, context);
			assert.deepEqual([dialled, expected, enqueued], [[], [], ["calls.dial", "calls.dial"]]);
			draining = false;
			await dialling().job.run({ callId: id }, context);
			assert.deepEqual([dialled.length, expected], [1, [id]]);
		});

		it("are given up by the last try of their job", async () => {
			const { id } = await order();
			refuses("rate-limit");
			const { signal } = new AbortController();
			await assert.rejects(async () => dialling().job.run({ callId: id }, { attempt: 1, signal }));
			await dialling().job.run({ callId: id }, { attempt: 5, signal });
			assert.equal((await test.call(id)).endReason, "failed");
		});
	});
