import { collectDefaultMetrics, Registry } from "prom-client";

/** Prometheus metrics of one process. Capabilities and the app add theirs to `registry`. */
export type Metrics = { readonly registry: Registry };

/** A registry of its own; `withProcess` adds memory, CPU, event-loop lag and garbage collection. */
export function createMetrics(withProcess: boolean): Metrics {
	const registry = new Registry();
	if (withProcess) collectDefaultMetrics({ register: registry });
	return { registry };
}
