import type { Direction, HangupCause, HangupSource } from "./types.ts";

type Facts = {
	readonly direction: Direction;
	/** Milliseconds since the epoch. */
	readonly startedAt: number;
	readonly durationMs: number;
	readonly from: string;
};

/** What the events of a leg's beginning, answer and end have in common. */
export const openingPayload = ({ startedAt }: Facts): Record<string, unknown> => ({
	start_time: new Date(startedAt).toISOString(),
	custom_headers: [],
	sip_headers: [],
	tags: [],
});

export const initiatedPayload = (leg: Facts): Record<string, unknown> => ({
	...openingPayload(leg),
	direction: leg.direction,
	state: leg.direction === "incoming" ? "parked" : "bridging",
	caller_id_name: leg.from,
	connection_codecs: "PCMU,PCMA",
	offered_codecs: "PCMU,PCMA,telephone-event",
	...(leg.direction === "incoming"
		? { shaken_stir_attestation: "A", shaken_stir_validated: true, call_screening_result: null }
		: {}),
});

export const hangupPayload = (
	leg: Facts,
	end: { hangupCause: HangupCause; hangupSource: HangupSource; sipHangupCause: string },
): Record<string, unknown> => ({
	...openingPayload(leg),
	state: "hangup",
	hangup_cause: end.hangupCause,
	hangup_source: end.hangupSource,
	sip_hangup_cause: end.sipHangupCause,
	call_quality_stats: null,
});

/** Telnyx's types fix neither the decimals nor the names of parts; `call-control` is one that they mention. */
export function costPayload(
	{ durationMs }: Facts,
	{ at, perMinute, currency }: { at: number; perMinute: number; currency: string },
): Record<string, unknown> {
	const seconds = Math.ceil(durationMs / 60_000) * 60;
	const cost = ((seconds / 60) * perMinute).toFixed(4);
	return {
		occurred_at: new Date(at).toISOString(),
		status: "success",
		billing_group_id: null,
		billed_duration_secs: seconds,
		total_cost: cost,
		cost_parts: [
			{ call_part: "call-control", billed_duration_secs: seconds, cost, currency, rate: perMinute.toFixed(4) },
		],
	};
}
