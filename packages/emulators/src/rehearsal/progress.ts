import type { CallRecord, Desk } from "./desk.ts";
import { type CallReport, nameOf } from "./judge.ts";
import type { Language, PlannedCall } from "./scenarios.ts";
import { textsFor } from "./texts.ts";

const LOOK_MS = 700;

/** Tells what happens on each call as it happens: who, in which state, and the last words. */
export function watchCalls(desk: Desk, language: Language, tell: (line: string) => void) {
	const texts = textsFor(language);
	const plans = new Map<string, PlannedCall>();
	const records = new Map<string, CallRecord>();
	const shown = new Map<string, string>();
	const began = performance.now();

	function line(plan: PlannedCall, state: string, words: string | null): void {
		const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
		const name = nameOf(plan);
		const who = `${String(plan.number).padStart(3)} ${plan.direction === "inbound" ? "←" : "→"} ${plan.person}`;
		const said = words === null ? "" : ` «${words.length > 90 ? `${words.slice(0, 90)}…` : words}»`;
		tell(`${seconds} s ${who} (${texts.names[name] ?? name}) ${texts.states[state] ?? state}${said}`);
	}

	async function look(): Promise<void> {
		for (const { callId, state, lastWords } of await desk.live()) {
			const record = records.get(callId) ?? (await desk.call(callId));
			records.set(callId, record);
			const person = record.direction === "inbound" ? record.from : record.to;
			const plan = plans.get(person ?? "");
			const news = `${state === "reconnecting" ? state : ""} ${lastWords}`;
			if (plan === undefined || lastWords === null || shown.get(callId) === news) continue;
			shown.set(callId, news);
			line(plan, state, lastWords);
		}
	}

	// What cannot be seen now can be seen the next time.
	const timer = setInterval(() => void look().catch(() => {}), LOOK_MS);
	return {
		begin(plan: PlannedCall): void {
			plans.set(plan.person, plan);
			line(plan, plan.direction === "inbound" ? "ringing" : "dialling", null);
		},
		end(plan: PlannedCall, report: CallReport): void {
			plans.delete(plan.person);
			line(plan, `${texts.states.ended}: ${report.endReason ?? "?"} ${report.problems.length === 0 ? "✓" : "✗"}`, null);
		},
		stop: () => clearInterval(timer),
	};
}
