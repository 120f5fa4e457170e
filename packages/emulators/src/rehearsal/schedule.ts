import { setTimeout as wait } from "node:timers/promises";
import type { CallReport } from "./judge.ts";
import type { PlannedCall } from "./scenarios.ts";

export type Schedule = {
	/** Null: no end by number. */
	readonly calls: number | null;
	readonly concurrency: number;
	/** Null: no end by time. */
	readonly durationMs: number | null;
};

/** People do not all call in the same instant. */
const APART_MS = 150;

/** Makes calls, so many at a time, until their number or the time is reached or `signal` aborts. In the order of numbers. */
export async function runSchedule(
	{ calls, concurrency, durationMs }: Schedule,
	plan: (number: number) => PlannedCall,
	make: (plan: PlannedCall) => Promise<CallReport>,
	signal: AbortSignal,
): Promise<CallReport[]> {
	const reports: CallReport[] = [];
	const started = performance.now();
	let number = 0;
	const more = () =>
		!signal.aborted &&
		(calls === null || number < calls) &&
		(durationMs === null || performance.now() - started < durationMs);
	async function caller(index: number): Promise<void> {
		await wait(index * APART_MS);
		while (more()) reports.push(await make(plan(++number)));
	}
	await Promise.all(Array.from({ length: concurrency }, (_, index) => caller(index)));
	return reports.sort((a, b) => a.number - b.number);
}
