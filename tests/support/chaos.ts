/** Calls on a line among everything that goes wrong around them: what is planned, and how it is played. */
import { setTimeout as wait } from "node:timers/promises";
import type { CallerScript } from "@centralita/emulators";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { companyNumber, type House } from "./phone.ts";

type Who = "human" | "machine" | "busy" | "no-answer" | "failed";

/** One call. Milliseconds count from its first ring at the emulator; null: that does not happen. */
export type CallPlan = {
	direction: "in" | "out";
	startMs: number;
	/** Of a call out: who is called. */
	who: Who;
	/** How often the order is given, with one request id. */
	orders: number;
	hangUpMs: number;
	drops: number[];
	/** A user of the company hangs up. */
	endMs: number | null;
	transfer: { atMs: number; to: "human" | "busy" } | null;
};

export type Fault = "drop" | "drop-after-creating" | "hang-after-creating" | "refuse-for-now" | "fail";

export type Scenario = {
	seed: number;
	/** Of each webhook: the shares that are lost, late and doubled. */
	lost: number;
	late: number;
	doubled: number;
	/** Of the next orders at the carrier, in the order in which they come. */
	faults: Fault[];
	calls: CallPlan[];
};

const milliseconds = (most: number) => fc.noBias(fc.integer({ min: 0, max: most }));

const callPlan: fc.Arbitrary<CallPlan> = fc.record({
	direction: fc.constantFrom("in", "out"),
	startMs: milliseconds(600),
	who: fc.oneof(
		{ weight: 4, arbitrary: fc.constant<Who>("human") },
		{ weight: 4, arbitrary: fc.constantFrom<Who>("machine", "busy", "no-answer", "failed") },
	),
	orders: fc.integer({ min: 1, max: 3 }),
	hangUpMs: milliseconds(4500),
	drops: fc.oneof(
		{ weight: 2, arbitrary: fc.constant<number[]>([]) },
		{ weight: 1, arbitrary: fc.array(milliseconds(3500), { minLength: 1, maxLength: 2 }) },
	),
	endMs: fc.option(milliseconds(3000), { freq: 2 }),
	transfer: fc.option(
		fc.record({ atMs: fc.noBias(fc.integer({ min: 300, max: 2000 })), to: fc.constantFrom("human", "busy") }),
		{
			freq: 2,
		},
	),
});

export const scenario: fc.Arbitrary<Scenario> = fc.record({
	seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
	lost: fc.constantFrom(0, 0, 0.15, 0.4),
	late: fc.constantFrom(0, 0.3, 0.6),
	doubled: fc.constantFrom(0, 0.2, 0.5),
	faults: fc.array(
		fc.constantFrom<Fault>("drop", "drop-after-creating", "hang-after-creating", "refuse-for-now", "fail"),
		{ maxLength: 2 },
	),
	calls: fc.array(callPlan, { minLength: 5, maxLength: 8 }),
});

/** A call as it truly was, at any carrier. */
export type Truth = {
	carrierCallId: string;
	from: string;
	to: string;
	/** A colleague's phone, rung by the carrier for a transfer. */
	leg: boolean;
	answered: boolean;
	/** Null while it lives. */
	end: { by: "person" | "product" | "network"; outcome: string; durationMs: number } | null;
	/** The product could not know of it: what told of its beginning was lost. */
	untold: boolean;
};

type FarCall = {
	readonly from: string;
	readonly to: string;
	readonly done: Promise<unknown>;
	hangUp(): void;
	dropSocket(): void;
};
type Behaviour =
	| { kind: "human"; afterMs?: number; script?: CallerScript }
	| { kind: "machine"; afterMs?: number; greetingMs: number; beep: boolean; script?: CallerScript }
	| { kind: "busy" | "no-answer" | "failed"; afterMs?: number };

/** What the play needs of an emulated carrier. */
type FarCarrier = {
	readonly calls: readonly FarCall[];
	answer(to: string, behaviour: Behaviour): void;
	dialIn(call: { from: string; to: string; patienceMs?: number }): Promise<FarCall>;
	readonly webhooks: {
		policy(policy: () => { copies?: number; delayMs?: number; drop?: boolean }): void;
		settled(timeoutMs?: number): Promise<void>;
	};
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export type Played = {
	plan: CallPlan;
	/** The number of whoever calls or is called: of this call alone. */
	number: string;
	colleague: string;
	/** Ours, when the order was taken; null of a call in. */
	callId: string | null;
	/** The user's wish to hang up was taken. */
	endAccepted: boolean;
	transferAccepted: boolean;
};

const longestDelayMs = 900;
/** Whoever waits to be hung up by the company gives up in the end. */
const patienceMs = 8000;
let numbers = 0;

/** Plays every call of a scenario to the moment when nobody does anything any more. */
export async function play(
	{ app, desk, line }: Pick<House<unknown>, "app" | "desk" | "line">,
	carrier: FarCarrier,
	{ seed, lost, late, doubled, calls }: Scenario,
): Promise<Played[]> {
	const dice = random(seed);
	carrier.webhooks.policy(() => ({
		drop: dice() < lost,
		copies: dice() < doubled ? 2 + Math.floor(dice() * 2) : 1,
		delayMs: dice() < late ? Math.floor(dice() * longestDelayMs) : 0,
	}));

	async function idOf(number: string): Promise<string | null> {
		const { rows } = await app.app.platform.db.query.execute(
			sql`select id from calls where from_number = ${number} or to_number = ${number}`,
		);
		return (rows[0] as { id: string } | undefined)?.id ?? null;
	}
	async function ask(number: string, method: string, path: string, body?: object): Promise<boolean> {
		const id = await idOf(number);
		return id !== null && (await desk.request(method, `/api/v1/calls/${id}${path}`, body)).status === 204;
	}

	async function live(far: FarCall, played: Played): Promise<void> {
		const { plan, number, colleague } = played;
		const over = far.done.then(() => "over" as const);
		const later = async (ms: number, work: () => unknown) => {
			if ((await Promise.race([over, wait(ms)])) !== "over") await work();
		};
		const deeds = plan.drops.map((ms) => later(ms, () => far.dropSocket()));
		const { endMs, transfer } = plan;
		if (endMs !== null)
			deeds.push(
				later(endMs, async () => {
					played.endAccepted = await ask(number, "DELETE", "");
				}),
			);
		if (transfer !== null)
			deeds.push(
				later(transfer.atMs, async () => {
					played.transferAccepted = await ask(number, "POST", "/transfer", { to: colleague, mode: "cold" });
				}),
			);
		deeds.push(later(endMs === null ? plan.hangUpMs : endMs + patienceMs, () => far.hangUp()));
		await Promise.all(deeds);
	}

	/** Waits for the phone to ring; null: it does not. */
	async function rung(number: string): Promise<FarCall | null> {
		for (let tries = 0; tries < 60; tries++) {
			const found = carrier.calls.find(({ to }) => to === number);
			if (found) return found;
			await wait(100);
		}
		return null;
	}

	async function one(plan: CallPlan): Promise<Played> {
		const suffix = String(++numbers).padStart(4, "0");
		const number = `+1202556${suffix}`;
		const colleague = `+1202557${suffix}`;
		const played: Played = { plan, number, colleague, callId: null, endAccepted: false, transferAccepted: false };
		const talk: CallerScript = [{ silence: 600 }, { hangUp: true }];
		carrier.answer(
			colleague,
			plan.transfer?.to === "human" ? { kind: "human", script: talk } : { kind: "busy", afterMs: 200 },
		);
		await wait(plan.startMs);
		if (plan.direction === "in") {
			await live(await carrier.dialIn({ from: number, to: companyNumber, patienceMs }), played);
			return played;
		}
		const afterMs = 50 + Math.floor(dice() * 400);
		carrier.answer(
			number,
			plan.who === "machine" ? { kind: "machine", afterMs, greetingMs: 800, beep: true } : { kind: plan.who, afterMs },
		);
		const order = {
			requestId: `chaos-${suffix}-${seed}`,
			lineId: line.id,
			to: number,
			ringSeconds: 10,
			machine: { action: plan.who === "machine" ? "hang-up" : "continue" },
		};
		const answers = await Promise.all(
			Array.from({ length: plan.orders }, async (_, index) => {
				await wait(index * 150);
				return desk.request("POST", "/api/v1/calls/outbound", order);
			}),
		);
		const ids = await Promise.all(
			answers.map(async (answer) => ((await answer.json()) as { callId?: string }).callId ?? null),
		);
		if (new Set(ids).size !== 1) throw new Error(`one order became ${ids.join(", ")}`);
		played.callId = ids[0] ?? null;
		const far = await rung(number);
		if (far) await live(far, played);
		return played;
	}

	return Promise.all(calls.map(one));
}
