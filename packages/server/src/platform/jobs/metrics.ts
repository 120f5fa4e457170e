import { Counter, Gauge, Histogram } from "prom-client";
import type { Metrics } from "../telemetry/index.ts";

/** Returns a stopwatch for one run. `depths` is asked when metrics are read. */
export function jobMetrics(
	{ registry }: Metrics,
	depths: () => Promise<readonly { name: string; depth: number }[]>,
): (job: string) => (outcome: "done" | "failed") => void {
	const durations = new Histogram({
		name: "centralita_job_duration_seconds",
		help: "Time of one run of a job",
		labelNames: ["job"],
		buckets: [0.005, 0.02, 0.1, 0.5, 1, 5, 15, 60, 300],
		registers: [registry],
	});
	const runs = new Counter({
		name: "centralita_job_runs_total",
		help: "Runs of jobs by outcome",
		labelNames: ["job", "outcome"],
		registers: [registry],
	});
	new Gauge({
		name: "centralita_job_queue_depth",
		help: "Jobs that are ready and wait",
		labelNames: ["job"],
		registers: [registry],
		async collect() {
			try {
				for (const { name, depth } of await depths()) this.set({ job: name }, depth);
			} catch {
				this.reset();
			}
		},
	});
	return (job) => {
		const stop = durations.startTimer({ job });
		return (outcome) => {
			stop();
			runs.inc({ job, outcome });
		};
	};
}
