/**
 * Whether a process that has held many calls is as good as a fresh one: after 10, 100 and 1,000 finished calls the same
 * calls are measured again. Usage: node bench/growth.ts [--json] [--stages=10,100,1000]
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { below, type Figure, percentile, printFigures, seen } from "./figures.ts";
import { busyMs, makeCalls, measure, memory, type Run } from "./voice-measure.ts";
import { type BenchServer, serve } from "./voice-server.ts";

const given = process.argv.find((argument) => argument.startsWith("--stages="))?.slice("--stages=".length);
const stages = (given ?? "10,100,1000").split(",").map(Number);

/** Finished calls come in batches of so many at once, each long enough for a turn and its reply. */
const batch = 50;
const shortCallMs = 3500;
/** The calls that are measured after each stage. */
const probes = 50;
const probeMs = 12_000;
/** Later must not be worse than earlier by more than that. */
const mostDrift = 1.1;

type Stage = { finished: number; run: Run; heapBytes: number; loopDelayMs: number };

async function idle(server: BenchServer): Promise<void> {
	while (server.live() > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function reach(server: BenchServer, finished: number): Promise<void> {
	while (server.finished() < finished) {
		const calls = Math.min(batch, finished - server.finished());
		await makeCalls(server, { calls, mode: "voice", ms: shortCallMs });
		await idle(server);
	}
}

async function probe(server: BenchServer): Promise<Stage> {
	const finished = server.finished();
	const heapBytes = memory();
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	const run = await measure(server, { calls: probes, mode: "voice", ms: probeMs });
	delay.disable();
	await idle(server);
	return { finished, run, heapBytes, loopDelayMs: delay.percentile(99) / 1e6 };
}

const server = await serve("voice");
// A warm-up: what only the first calls pay, such as compiling, is no growth.
await measure(server, { calls: probes, mode: "voice", ms: probeMs });
await idle(server);
const already = server.finished();
const measured: Stage[] = [];
for (const stage of stages) {
	await reach(server, already + stage);
	measured.push(await probe(server));
}
await server.close();

const p = (share: number, { run }: Stage) => percentile(run.overheads, share);
const figures: Figure[] = measured.flatMap((stage, index) => {
	const after = `after ${stages[index]} calls`;
	return [
		below(`end of speech to first frame, ${after}, p50`, p(0.5, stage), "ms", 5),
		below(`end of speech to first frame, ${after}, p95`, p(0.95, stage), "ms", 20),
		seen(`memory in use, ${after}`, stage.heapBytes / 1e6, "MB"),
		seen(`event-loop delay, ${after}, p99`, stage.loopDelayMs, "ms"),
		seen(`frames sent late, ${after}, p99`, percentile(stage.run.latenesses, 0.99), "ms"),
	];
});
const [first, last] = [measured[0], measured.at(-1)];
if (first && last && first !== last) {
	const ratio = (of: (stage: Stage) => number) => of(last) / of(first);
	const compared = `${stages.at(-1)} calls to ${stages[0]}`;
	figures.push(
		below(
			`overhead p50, ${compared}`,
			ratio((stage) => p(0.5, stage)),
			"×",
			mostDrift,
		),
		below(
			`memory in use, ${compared}`,
			ratio(({ heapBytes }) => heapBytes),
			"×",
			mostDrift,
		),
		// Of some 130 turns p95 is the seventh worst: it tells of the machine as much as of the process.
		seen(
			`overhead p95, ${compared}`,
			ratio((stage) => p(0.95, stage)),
			"×",
		),
	);
}
printFigures("growth", figures, {
	valid: measured.every(({ run }) => run.behindMs < busyMs),
	finished: measured.map(({ finished }) => finished - already),
	turns: measured.map(({ run }) => run.turns),
});
