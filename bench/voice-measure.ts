/** Calls that a process of their own makes to a server in this one, and what both see of it. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { CallersOrder, CallersReport } from "./voice-callers.ts";
import type { BenchServer } from "./voice-server.ts";

export type Run = CallersReport & {
	calls: number;
	/** Calls in real time that the CPU time used per frame allows for. */
	callsPerCore: number;
	bytesPerCall: number;
	latenesses: number[];
	overheads: number[];
	turns: number;
};

/** Beyond this the callers' process got so little of the machine that nothing it measured says anything about the server. */
export const busyMs = 100;
/** What one caller sends. */
const framesPerSecond = 50;
/** After the warm-up, and before the end. */
const beginMs = 2500;
const endMs = 1000;

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes in use after a collection. */
export function memory(): number {
	collect();
	const { heapUsed, external, arrayBuffers } = process.memoryUsage();
	return heapUsed + external + arrayBuffers;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when the callers are gone. */
export async function makeCalls(server: BenchServer, order: Omit<CallersOrder, "url">): Promise<CallersReport> {
	const callers = fork(new URL("./voice-callers.ts", import.meta.url));
	callers.send({ ...order, url: server.url } satisfies CallersOrder);
	const [report] = (await once(callers, "message")) as [CallersReport];
	callers.disconnect();
	await once(callers, "exit");
	return report;
}

/** Makes the calls and measures in their midst. The server is open before and after. */
export async function measure(server: BenchServer, order: Omit<CallersOrder, "url">): Promise<Run> {
	const turnsBefore = server.turns();
	const before = memory();
	const report = makeCalls(server, order);
	await wait(beginMs);
	const cpuBefore = process.cpuUsage();
	const framesBefore = server.frames();
	server.latenesses.length = 0;
	server.overheads.length = 0;
	await wait(order.ms - beginMs - endMs);
	const cpu = process.cpuUsage(cpuBefore);
	const frames = server.frames() - framesBefore;
	const latenesses = [...server.latenesses];
	const overheads = [...server.overheads];
	const bytesPerCall = (memory() - before) / order.calls;
	return {
		...(await report),
		calls: order.calls,
		callsPerCore: frames / framesPerSecond / ((cpu.user + cpu.system) / 1e6),
		bytesPerCall,
		latenesses,
		overheads,
		turns: server.turns() - turnsBefore,
	};
}
