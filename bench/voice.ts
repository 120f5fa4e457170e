/**
 * The voice pipeline's own cost, without the providers': overhead per turn, calls per core, memory per call, pacing.
 * Calls come over the product's own Twilio connection. Each figure stands beside what a bare WebSocket echo of the same
 * frames reaches in the same run. Usage: node bench/voice.ts [--json]
 */
import { atLeast, below, percentile, printFigures, seen } from "./figures.ts";
import type { CallersOrder } from "./voice-callers.ts";
import { busyMs, measure, type Run } from "./voice-measure.ts";
import { serve } from "./voice-server.ts";

async function run(mode: "echo" | "voice", calls: number, ms: number, more: Partial<Call> = {}): Promise<Run> {
	const server = await serve(mode, more.replyMs);
	const { turn } = more;
	const result = await measure(server, { calls, mode, ms, ...(turn ? { turn } : {}) });
	await server.close();
	return result;
}

type Call = { replyMs: number; turn: NonNullable<CallersOrder["turn"]> };
/** A lone caller takes many turns in a short time. */
const brisk: Call = { replyMs: 300, turn: { speechFrames: 30, cycleFrames: 65 } };

const echoOne = await run("echo", 1, 6000);
const echoFew = await run("echo", 50, 6000);
const echoMany = await run("echo", 300, 6000);
const one = await run("voice", 1, 40_000, brisk);
const few = await run("voice", 50, 12_000);
const many = await run("voice", 300, 12_000);
const most = await run("voice", 400, 9000);

const callsOf = ({ calls }: Run) => (calls === 1 ? "1 call" : `${calls} calls`);
const overhead = (measured: Run, share: number, limit: number, echo: Run | null) => {
	const what = `end of speech to first frame, ${callsOf(measured)}, p${share * 100}`;
	return [
		below(`${what}, in the server`, percentile(measured.overheads, share), "ms", limit, null),
		below(
			`${what}, at the caller`,
			percentile(measured.firstFrames, share),
			"ms",
			limit,
			echo && percentile(echo.roundTrips, share),
		),
	];
};
const late = (measured: Run) => percentile(measured.latenesses, 0.99);
const figures = [
	...overhead(one, 0.5, 5, echoOne),
	...overhead(one, 0.95, 20, echoOne),
	...overhead(few, 0.5, 5, echoFew),
	...overhead(few, 0.95, 20, echoFew),
	...overhead(many, 0.5, 5, echoMany),
	...overhead(many, 0.95, 30, echoMany),
	...overhead(most, 0.95, 30, null),
	...[many, most].map((measured) =>
		atLeast(`calls per core, at ${measured.calls} calls`, measured.callsPerCore, "calls", 400, echoMany.callsPerCore),
	),
	below("memory per call, at 300 calls", many.bytesPerCall / 1e6, "MB", 1, echoMany.bytesPerCall / 1e6),
	seen("frames sent late, 1 call, p99", late(one), "ms"),
	seen("frames sent late, 50 calls, p99", late(few), "ms"),
	...[many, most].map((measured) => below(`frames sent late, ${measured.calls} calls, p99`, late(measured), "ms", 8)),
];
const runs = { one, few, many, most };
const each = <T>(of: (measured: Run) => T) =>
	Object.fromEntries(Object.entries(runs).map(([name, measured]) => [name, of(measured)]));
printFigures("voice", figures, {
	/** False: the machine was too busy with other things. */
	valid: [...Object.values(runs), echoOne, echoFew, echoMany].every(({ behindMs }) => behindMs < busyMs),
	turns: each(({ turns }) => turns),
	/** How late the callers' own process was at worst: what they measure includes it. */
	callersBehindMs: each(({ behindMs }) => behindMs),
	gapsAtCallersP99Ms: percentile(many.gaps, 0.99),
});
