import { randomUUID } from "node:crypto";
import { scriptOf, sentenceAudio } from "./caller-script.ts";
import type { Behaviour, Carrier, FarCall } from "./carrier.ts";
import { type CallRecord, type Desk, type History, until } from "./desk.ts";
import { type CallReport, farFacts, judge, wasTaken } from "./judge.ts";
import { type Answering, languageOf, type PlannedCall } from "./scenarios.ts";

export type Lines = Readonly<Record<"es" | "en", { readonly id: string; readonly number: string }>>;

const LONGEST_MS = 5 * 60_000;
const RING_SECONDS = 10;
/** From the end of a call until its record is complete: analysis and price. */
const SETTLE_MS = 30_000;

const messages = {
	es: "Hola, llamamos de soporte técnico. Devuelve la llamada cuando puedas.",
	en: "Hello, this is technical support. Please call us back when you can.",
};

function behaviourOf(answering: Answering): Behaviour {
	switch (answering.who) {
		case "person":
			return { kind: "human", afterMs: 1500, script: scriptOf(answering.scenario) };
		case "machine":
			return { kind: "machine", afterMs: 1500, greetingMs: 3000, beep: true };
		case "busy":
			return { kind: "busy" };
		case "nobody":
			return { kind: "no-answer" };
	}
}

/** Ends with the call; hangs up on one that does not. */
async function overOrCut(call: FarCall): Promise<void> {
	const timer = setTimeout(() => call.hangUp(), LONGEST_MS);
	await call.done;
	clearTimeout(timer);
}

/** Makes the calls of a rehearsal, one by one, and finds out what the application made of each. */
export function createCallMaker(desk: Desk, carrier: Carrier, lines: Lines, now: () => number) {
	/** Who each conversation is with; conversations of lines only. */
	const people = new Map<string, CallRecord | null>();

	async function recordOf(person: string, since: number): Promise<CallRecord | null> {
		for (const { id } of await desk.conversationsSince(since)) {
			if (!people.has(id)) people.set(id, await desk.callOf(id).catch(() => null));
			const record = people.get(id);
			if (record?.from === person && record.direction === "inbound") return record;
		}
		return null;
	}

	async function comeIn(plan: PlannedCall & { direction: "inbound" }) {
		const since = now() - 1000;
		const script = scriptOf(plan.scenario);
		const far = await carrier.dialIn({
			from: plan.person,
			to: lines[plan.scenario.line ?? plan.scenario.language].number,
			script,
		});
		await overOrCut(far);
		return {
			far,
			record: await until(
				() => recordOf(plan.person, since),
				(found) => found !== null,
				SETTLE_MS,
			),
		};
	}

	async function goOut(plan: PlannedCall & { direction: "outbound" }) {
		const language = languageOf(plan);
		carrier.answer(plan.person, behaviourOf(plan.answering));
		const { callId } = await desk.dial({
			requestId: `rehearsal-${plan.number}-${randomUUID()}`,
			lineId: lines[language].id,
			to: plan.person,
			ringSeconds: RING_SECONDS,
			machine: { action: "message", text: messages[language] },
		});
		const record = await until(
			() => desk.call(callId),
			({ state }) => state === "ended",
			LONGEST_MS,
		);
		return { far: carrier.calls.findLast(({ to }) => to === plan.person) ?? null, record };
	}

	async function settled(record: CallRecord): Promise<{ record: CallRecord; history: History | null }> {
		const look = async () => {
			const { conversationId } = record;
			return {
				record: await desk.call(record.callId),
				history: conversationId === null ? null : await desk.history(conversationId),
			};
		};
		return until(
			look,
			({ record: { state, carrierCost }, history }) =>
				state === "ended" && (history === null || (history.analysis !== null && carrierCost !== null)),
			SETTLE_MS,
		);
	}

	return async function make(plan: PlannedCall): Promise<CallReport> {
		try {
			const made = plan.direction === "inbound" ? await comeIn(plan) : await goOut(plan);
			const end = made.record === null ? { record: null, history: null } : await settled(made.record);
			const far = made.far && wasTaken(plan) ? farFacts(made.far) : null;
			return judge({ plan, far, ...end, error: null });
		} catch (error) {
			const text = error instanceof Error ? error.message : String(error);
			return judge({ plan, far: null, record: null, history: null, error: text });
		}
	};
}

/** Everything said is made into sound before the first call, which would have to wait for it. */
export function prepareVoices(texts: readonly string[]): void {
	for (const text of texts) sentenceAudio(text);
}
