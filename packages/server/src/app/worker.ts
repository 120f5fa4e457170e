import { Counter } from "prom-client";
import type { Capability } from "../platform/capability.ts";
import { type ListenerRunner, startListeners } from "../platform/events/index.ts";
import type { OpenPlatform } from "./platform.ts";

/** Runs jobs and event listeners in this process, until `stop` (which leaves the jobs to `platform.jobs.stop`). */
export async function startWorker(
	platform: OpenPlatform,
	capabilities: readonly Capability[],
): Promise<ListenerRunner> {
	const { db, events, log, clock, metrics } = platform;
	await platform.jobs.startWorkers(capabilities.flatMap(({ jobs }) => jobs ?? []));
	const failures = new Counter({
		name: "centralita_event_listener_failures_total",
		help: "Times that an event listener failed",
		labelNames: ["listener"],
		registers: [metrics.registry],
	});
	const listeners = capabilities.flatMap(({ listeners: own }) => own ?? []);
	return startListeners(listeners, { db, events, log, clock, failures });
}
