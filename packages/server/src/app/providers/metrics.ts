import { Counter, Gauge } from "prom-client";
import type { BreakerState } from "../../platform/resilience/index.ts";
import type { Metrics } from "../../platform/telemetry/index.ts";

export type BreakerReport = { port: string; provider: string; state: BreakerState };

const values: Readonly<Record<BreakerState, number>> = { closed: 0, "half-open": 1, open: 2 };

/** Exports the breakers as they are when metrics are read; returns what counts fallbacks. */
export function providerMetrics({ registry }: Metrics, breakers: () => readonly BreakerReport[]) {
	new Gauge({
		name: "centralita_provider_breaker_state",
		help: "Circuit breaker of a provider: 0 closed, 1 trying again, 2 open",
		labelNames: ["port", "provider"],
		registers: [registry],
		collect() {
			// Providers come and go while running.
			this.reset();
			for (const { port, provider, state } of breakers()) this.set({ port, provider }, values[state]);
		},
	});
	const opened = new Counter({
		name: "centralita_provider_breaker_opened_total",
		help: "Times the circuit breaker of a provider opened",
		labelNames: ["port", "provider"],
		registers: [registry],
	});
	const fallbacks = new Counter({
		name: "centralita_provider_fallbacks_total",
		help: "Times a provider took over from another, by why",
		labelNames: ["port", "from", "to", "kind"],
		registers: [registry],
	});
	return {
		opened: (port: string, provider: string) => opened.inc({ port, provider }),
		fellBack: (port: string, event: { from: string; to: string; kind: string }) => fallbacks.inc({ port, ...event }),
	};
}
