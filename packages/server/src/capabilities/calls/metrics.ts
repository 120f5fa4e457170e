import { Counter, Gauge, Histogram, Summary } from "prom-client";
import type { Metrics } from "../../platform/telemetry/index.ts";
import type { VoiceEvent } from "../../voice/index.ts";

/** Seconds; the goal is a mean voice response under 0.8. */
const buckets = [0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 3, 5, 10];

export function callMetrics({ registry }: Metrics, live: () => number) {
	const registers = [registry];
	new Gauge({
		name: "centralita_calls_live",
		help: "Calls being held by this process",
		registers,
		collect() {
			this.set(live());
		},
	});
	const ended = new Counter({
		name: "centralita_calls_ended_total",
		help: "Calls that ended, by reason",
		labelNames: ["reason"],
		registers,
	});
	const response = new Histogram({
		name: "centralita_voice_response_seconds",
		help: "End of the caller's speech to the first frame of the reply",
		buckets,
		registers,
	});
	const quantiles = new Summary({
		name: "centralita_voice_response_quantiles_seconds",
		help: "The same over the last ten minutes: median, 95th and 99th percentile; sum and count give the mean",
		percentiles: [0.5, 0.95, 0.99],
		maxAgeSeconds: 600,
		ageBuckets: 5,
		registers,
	});
	const interruptions = new Counter({
		name: "centralita_voice_interruptions_total",
		help: "Replies that the caller cut short",
		registers,
	});
	const failures = new Counter({
		name: "centralita_voice_provider_failures_total",
		help: "Provider failures during calls",
		labelNames: ["provider", "kind"],
		registers,
	});
	const pacing = new Histogram({
		name: "centralita_voice_pacing_delay_seconds",
		help: "How late frames of the assistant's speech left, as a load on this process shows first",
		buckets: [0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128],
		registers,
	});
	const onEvent = (event: VoiceEvent): void => {
		if (event.type === "ended") ended.inc({ reason: event.reason });
		else if (event.type === "provider-failed") failures.inc({ provider: event.provider, kind: event.kind });
		else if (event.type === "reply-ended") {
			if (event.turn.interrupted && !event.aside) interruptions.inc();
			const { firstFrameMs, endpointMs } = event.turn.latency;
			if (firstFrameMs === undefined || endpointMs === undefined) return;
			response.observe(firstFrameMs / 1000);
			quantiles.observe(firstFrameMs / 1000);
		}
	};
	return { onEvent, onPacing: (lateMs: number) => pacing.observe(lateMs / 1000) };
}
