import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { TelnyxEmulator, TwilioEmulator } from "@centralita/emulators";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { type TestDatabase, testDatabases } from "../../packages/server/src/app/testing.ts";
import { type Fault, type Played, play, type Scenario, scenario, type Truth } from "../support/chaos.ts";
import { type House, openTelnyxHouse, openTwilioHouse } from "../support/phone.ts";

const runs: Record<TestDatabase, number> = { embedded: 2, postgresql: 1 };
/** How far apart the carrier's clock and ours may be about how long a call took: it counts in seconds. */
const durationToleranceMs = 2000;
const settleTries = 25;

type Row = {
	id: string;
	conversation_id: string;
	carrier_call_id: string | null;
	from_number: string;
	to_number: string;
	direction: "inbound" | "outbound";
	state: string;
	end_reason: string | null;
	started_at: unknown;
	ordered_at: unknown;
	carrier_duration_ms: number | string | null;
};

type Carrier<Emulator> = {
	open(database: TestDatabase): Promise<House<Emulator>>;
	fault(carrier: Emulator, faults: readonly Fault[]): void;
	truths(carrier: Emulator): Promise<Truth[]>;
	/** Whether a call that was over before anybody asked can still be found. */
	remembers: boolean;
};

const twilio: Carrier<TwilioEmulator> = {
	open: (database) => openTwilioHouse({ database, line: { maxConcurrentCalls: 50 } }),
	fault(carrier, faults) {
		carrier.fault(
			...faults.map((fault) =>
				fault === "refuse-for-now"
					? ({ on: "create-call", kind: "status", status: 429, code: 20429 } as const)
					: fault === "fail"
						? ({ on: "create-call", kind: "status", status: 500, code: 20500 } as const)
						: ({ on: "create-call", kind: fault } as const),
			),
		);
	},
	truths: ({ calls }) =>
		Promise.all(
			calls.map(async (call) => {
				const over = call.events.some(({ type }) => type === "ended");
				const end = over ? await call.done : null;
				const by = { caller: "person", network: "network" } as const;
				return {
					carrierCallId: call.sid,
					from: call.from,
					to: call.to,
					leg: call.direction === "outbound-dial",
					answered: call.events.some(({ type }) => type === "in-progress"),
					end: end && {
						by: by[end.endedBy as keyof typeof by] ?? "product",
						outcome: end.status === "canceled" ? "cancelled" : end.status,
						durationMs: end.durationSeconds * 1000,
					},
					untold: false,
				};
			}),
		),
	remembers: true,
};

const outcomesOfTelnyx: Record<string, string> = {
	normal_clearing: "completed",
	user_busy: "busy",
	timeout: "no-answer",
	originator_cancel: "cancelled",
};

const telnyx: Carrier<TelnyxEmulator> = {
	open: (database) => openTelnyxHouse({ database, line: { maxConcurrentCalls: 50 } }),
	fault(carrier, faults) {
		carrier.fault(
			...faults.map((fault) =>
				fault === "refuse-for-now"
					? ({ on: "dial", kind: "status", status: 429, code: "10011" } as const)
					: fault === "fail"
						? ({ on: "dial", kind: "status", status: 500 } as const)
						: ({ on: "dial", kind: fault } as const),
			),
		);
	},
	truths: ({ calls, webhooks }) =>
		Promise.all(
			calls.map(async (call) => {
				const end = call.over ? await call.done : null;
				const person = end?.hangupSource === (call.direction === "incoming" ? "caller" : "callee");
				const beginnings = webhooks.log.filter(
					({ callControlId, eventType }) => callControlId === call.callControlId && eventType === "call.initiated",
				);
				return {
					carrierCallId: call.callControlId,
					from: call.from,
					to: call.to,
					leg: calls.some(({ transfers }) => transfers.includes(call)),
					answered: call.answered,
					end: end && {
						by: end.hangupSource === "unknown" ? "network" : person ? "person" : "product",
						outcome: outcomesOfTelnyx[end.hangupCause] ?? "failed",
						durationMs: end.durationMs,
					},
					untold: call.direction === "incoming" && beginnings.every(({ attempts }) => attempts === 0),
				};
			}),
		),
	remembers: false,
};

function describeChaos<Emulator extends TwilioEmulator | TelnyxEmulator>(
	name: string,
	database: TestDatabase,
	carrier: Carrier<Emulator>,
): void {
	describe(`calls on a line of ${name}, ${database}`, () => {
		let house: House<Emulator>;

		before(async () => {
			house = await carrier.open(database);
		});
		after(() => house?.stop());

		const query = async <Found>(text: ReturnType<typeof sql>): Promise<Found[]> =>
			(await house.app.app.platform.db.query.execute(text)).rows as Found[];

		async function runJob(jobName: string, data: object = {}): Promise<void> {
			const jobs = house.app.app.capabilities.flatMap((capability) => capability.jobs ?? []);
			const job = jobs.find((each) => each.name === jobName);
			assert.ok(job, jobName);
			await job.run(data, { signal: new AbortController().signal, attempt: 1 }).catch(() => {});
		}

		/** What minutes of waiting would do. */
		async function letTimePass(): Promise<void> {
			await query(sql`update calls set created_at = created_at - interval '100 seconds',
				ordered_at = ordered_at - interval '100 seconds', detached_at = detached_at - interval '30 seconds',
				seen_at = case when node_id is null then seen_at - interval '3 minutes' else seen_at end
				where state <> 'ended'`);
			const waiting = await query<{ id: string }>(
				sql`select id from calls where state = 'waiting' and direction = 'outbound'`,
			);
			for (const { id } of waiting) await runJob("calls.dial", { callId: id });
			await runJob("calls.recover");
			await runJob("calls.sweep");
		}

		async function settled(since: number): Promise<{ truths: Truth[]; open: Row[] }> {
			for (let tries = 0; ; tries++) {
				const truths = (await carrier.truths(house.carrier)).slice(since);
				const open = await query<Row>(sql`select * from calls where state <> 'ended'`);
				if (open.length === 0 && truths.every(({ end }) => end !== null)) {
					await house.carrier.webhooks.settled();
					return { truths, open };
				}
				if (tries > settleTries) return { truths, open };
				await wait(400);
				if (tries > 5 && tries % 2 === 0) await letTimePass();
			}
		}

		async function verify(truths: readonly Truth[], played: readonly Played[], before: Set<string>): Promise<void> {
			const rows = (await query<Row>(sql`select * from calls`)).filter(({ id }) => !before.has(id));
			for (const one of played) {
				const { plan, number } = one;
				const told = JSON.stringify({
					...one,
					truths: truths.filter(({ from, to }) => from === number || to === number),
				});
				const mine = truths.filter((truth) => !truth.leg && (truth.from === number || truth.to === number));
				const own = rows.filter((row) => row.from_number === number || row.to_number === number);
				const [truth] = mine;
				assert.ok(mine.length <= 1, `a phone rang twice: ${told}`);
				const expected = plan.direction === "in" ? (truth?.untold ? 0 : 1) : one.callId === null ? 0 : 1;
				assert.equal(own.length, expected, `rows of one call: ${told}`);
				const rung = truths.filter(({ leg, to }) => leg && to === one.colleague);
				assert.ok(
					rung.length <= (one.transferAccepted ? 1 : 0),
					`a colleague's phone rang ${rung.length} times: ${told}`,
				);
				const [row] = own;
				if (row) await verifyRow(row, truth, one, told);
				assert.ok(!truth || truth.end !== null, `alive at the carrier: ${told} ${JSON.stringify(row)}`);
			}
			assert.equal(
				rows.length,
				played.filter(({ number }) => rows.some((row) => [row.from_number, row.to_number].includes(number))).length,
				"no row of nothing",
			);
			assert.deepEqual(await query(sql`select * from call_commands`), [], "commands that nobody took");
		}

		async function verifyRow(row: Row, truth: Truth | undefined, one: Played, told: string): Promise<void> {
			const all = `${told} ${JSON.stringify(row)}`;
			assert.equal(row.state, "ended", all);
			if (row.carrier_call_id !== null || carrier.remembers)
				assert.equal(row.carrier_call_id, truth?.carrierCallId ?? null, all);
			const ends = await query<{ type: string; data: { reason?: string } }>(
				sql`select type, data from events where type in ('call.ended', 'call.unanswered') and data->>'callId' = ${row.id}`,
			);
			const began = row.started_at !== null;
			assert.deepEqual(
				ends.map(({ type }) => type),
				[began ? "call.ended" : "call.unanswered"],
				all,
			);
			const conversations = await query<{ status: string; end_reason: string }>(
				sql`select status, end_reason from conversations where id = ${row.conversation_id}`,
			);
			assert.deepEqual(
				conversations.map(({ status }) => status),
				began ? ["ended"] : [],
				all,
			);
			if (began) assert.equal(conversations[0]?.end_reason, row.end_reason, all);
			assert.ok(reasonsOf(truth, one, began).includes(row.end_reason ?? ""), `not that reason: ${all}`);
			const durationMs = row.carrier_duration_ms === null ? null : Number(row.carrier_duration_ms);
			if (durationMs !== null)
				assert.ok(Math.abs(durationMs - (truth?.end?.durationMs ?? 0)) <= durationToleranceMs, `not so long: ${all}`);
		}

		/** The reasons that are true of a call; more than one where two people do something at the same moment. */
		function reasonsOf(truth: Truth | undefined, one: Played, began: boolean): string[] {
			const { plan, endAccepted, transferAccepted } = one;
			const wished = endAccepted ? [began ? "user-ended" : "cancelled"] : [];
			if (!truth?.end) return ["failed", ...wished];
			// A carrier that forgets its calls, or says of an end that it was none, cannot be asked.
			const unknowable = carrier.remembers ? [] : ["failed"];
			if (!truth.answered) {
				if (plan.direction === "in") return ["contact-hung-up", ...wished, ...unknowable];
				return [truth.end.outcome, ...wished, ...unknowable];
			}
			const machine = plan.direction === "out" && plan.who === "machine" ? ["machine"] : [];
			if (!began) return [plan.direction === "in" ? "contact-hung-up" : "failed", ...wished, ...machine];
			const transferred = transferAccepted ? ["transferred"] : [];
			const lost = plan.drops.length > 0 ? ["connection-lost"] : [];
			const person = truth.end.by === "person" ? ["contact-hung-up"] : [];
			return [...person, ...wished, ...machine, ...transferred, ...lost];
		}

		it("have one row, one end and no second ring, whatever happens to webhooks, sockets and answers", {
			timeout: 300_000,
		}, async () => {
			const property = fc.asyncProperty(scenario, async (given: Scenario) => {
				const since = house.carrier.calls.length;
				const before = new Set((await query<{ id: string }>(sql`select id from calls`)).map(({ id }) => id));
				carrier.fault(house.carrier, given.faults);
				const played = await play(house, house.carrier, given);
				const { truths } = await settled(since);
				await verify(truths, played, before);
			});
			// Each smaller example would be another half minute of calls.
			const { TEST_SEED, TEST_RUNS } = process.env;
			const seed = TEST_SEED === undefined ? {} : { seed: Number(TEST_SEED) };
			const numRuns = Number(TEST_RUNS ?? runs[database]);
			const result = await fc.check(property, { numRuns, endOnFailure: true, ...seed });
			assert.ok(
				!result.failed,
				`seed ${result.seed}, run ${result.numRuns}: ${result.errorInstance} ${JSON.stringify(result.counterexample)}`,
			);
		});
	});
}

for (const database of testDatabases()) {
	describeChaos("Twilio", database, twilio);
	describeChaos("Telnyx", database, telnyx);
}
