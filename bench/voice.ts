/**
 * The voice pipeline's own cost, without the providers': overhead per turn, calls per core, memory per call, pacing.
 * Each figure stands beside what a bare WebSocket echo of the same frames reaches in the same run.
 * Usage: node bench/voice.ts [--json]
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { CallersOrder, CallersReport } from "./voice-callers.ts";
import { serve } from "./voice-server.ts";

type Run = CallersReport & {
	calls: number;
	/** Calls in real time that the CPU time used per frame allows for. */
	callsPerCore: number;
	bytesPerCall: number;
	latenesses: number[];
	overheads: number[];
	turns: number;
};

type Figure = { what: string; value: number; unit: string; goal: string; reached: boolean; ceiling: number | null };

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** What one caller sends. */
const framesPerSecond = 50;

function percentile(values: readonly number[], share: number): number {
	const sorted = Float64Array.from(values).sort();
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function memory(): number {
	collect();
	const { heapUsed, external, arrayBuffers } = process.memoryUsage();
	return heapUsed + external + arrayBuffers;
}

async function measure(mode: "echo" | "voice", calls: number, ms: number): Promise<Run> {
	const server = await serve(mode);
	const callers = fork(new URL("./voice-callers.ts", import.meta.url));
	const before = memory();
	callers.send({ url: server.url, calls, mode, ms } satisfies CallersOrder);
	// After the warm-up, and before the end.
	await new Promise((resolve) => setTimeout(resolve, 2500));
	const cpuBefore = process.cpuUsage();
	const framesBefore = server.frames();
	server.latenesses.length = 0;
	server.overheads.length = 0;
	await new Promise((resolve) => setTimeout(resolve, ms - 3500));
	const cpu = process.cpuUsage(cpuBefore);
	const frames = server.frames() - framesBefore;
	const latenesses = [...server.latenesses];
	const overheads = [...server.overheads];
	const bytesPerCall = (memory() - before) / calls;
	const [report] = (await once(callers, "message")) as [CallersReport];
	callers.disconnect();
	await once(callers, "exit");
	await server.close();
	const callsPerCore = frames / framesPerSecond / ((cpu.user + cpu.system) / 1e6);
	return { ...report, calls, callsPerCore, bytesPerCall, latenesses, overheads, turns: server.turns() };
}

const echoFew = await measure("echo", 50, 6000);
const echoMany = await measure("echo", 300, 6000);
const few = await measure("voice", 50, 12_000);
const many = await measure("voice", 300, 12_000);
const most = await measure("voice", 400, 9000);

const figure = (
	what: string,
	value: number,
	unit: string,
	goal: string,
	reached: boolean,
	ceiling: number | null = null,
): Figure => ({
	what,
	value,
	unit,
	goal,
	reached,
	ceiling,
});
const below = (what: string, value: number, unit: string, limit: number, ceiling: number | null) =>
	figure(what, value, unit, `< ${limit}`, value < limit, ceiling);

const overhead = (run: Run, share: number, limit: number, echo: Run | null) => {
	const what = `end of speech to first frame, ${run.calls} calls, p${share * 100}`;
	return [
		below(`${what}, in the server`, percentile(run.overheads, share), "ms", limit, null),
		below(
			`${what}, at the caller`,
			percentile(run.firstFrames, share),
			"ms",
			limit,
			echo && percentile(echo.roundTrips, share),
		),
	];
};
const figures: Figure[] = [
	...overhead(few, 0.5, 5, echoFew),
	...overhead(few, 0.95, 20, echoFew),
	...overhead(many, 0.95, 30, echoMany),
	...overhead(most, 0.95, 30, null),
	...[many, most].map((run) =>
		figure(
			`calls per core, at ${run.calls} calls`,
			run.callsPerCore,
			"calls",
			">= 400",
			run.callsPerCore >= 400,
			echoMany.callsPerCore,
		),
	),
	below("memory per call, at 300 calls", many.bytesPerCall / 1e6, "MB", 1, echoMany.bytesPerCall / 1e6),
	...[many, most].map((run) =>
		below(`frames sent late, ${run.calls} calls, p99`, percentile(run.latenesses, 0.99), "ms", 8, null),
	),
];
/** Beyond this the callers' process got so little of the machine that nothing it measured says anything about the server. */
const busyMs = 100;
const notes = {
	/** False: the machine was too busy with other things. */
	valid: [few, many, most, echoFew, echoMany].every(({ behindMs }) => behindMs < busyMs),
	turns: { few: few.turns, many: many.turns, most: most.turns },
	/** How late the callers' own process was at worst: what they measure includes it. */
	callersBehindMs: { few: few.behindMs, many: many.behindMs, most: most.behindMs },
	gapsAtCallersP99Ms: percentile(many.gaps, 0.99),
};

if (process.argv.includes("--json")) console.log(JSON.stringify({ bench: "voice", figures, notes }, null, "\t"));
else {
	const rows = figures.map(({ what, value, unit, goal, reached, ceiling }) => ({
		what,
		value: `${value.toFixed(2)} ${unit}`,
		goal,
		reached: reached ? "yes" : "NO",
		"bare echo": ceiling === null ? "" : `${ceiling.toFixed(2)} ${unit}`,
		ratio: ceiling === null ? "" : (value / ceiling).toFixed(2),
	}));
	console.table(rows);
	console.log(notes);
	if (!notes.valid) console.log("The machine was busy with other things: run it again on a quiet one.");
}
