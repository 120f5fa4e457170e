import type { Leg } from "./leg.ts";
import type { TelnyxState } from "./state.ts";
import type { EmulatedApplication, EmulatedNumber } from "./types.ts";

const isoOf = (at: number): string => new Date(at).toISOString();

/** `GET /calls/{id}`, and what a dial answers. */
export function callResource(leg: Leg): Record<string, unknown> {
	return {
		record_type: "call",
		call_control_id: leg.callControlId,
		call_leg_id: leg.legId,
		call_session_id: leg.sessionId,
		is_alive: leg.answered && !leg.over,
		...(leg.clientState === null ? {} : { client_state: leg.clientState }),
		...(leg.answeredAt === null
			? {}
			: { start_time: isoOf(leg.answeredAt), call_duration: Math.round(leg.durationMs / 1000) }),
		...(leg.endedAt === null ? {} : { end_time: isoOf(leg.endedAt) }),
	};
}

/** One of `GET /connections/{id}/active_calls`. */
export function activeCallResource(leg: Leg): Record<string, unknown> {
	return {
		record_type: "call",
		call_control_id: leg.callControlId,
		call_leg_id: leg.legId,
		call_session_id: leg.sessionId,
		client_state: leg.clientState ?? "",
		call_duration: Math.round(leg.durationMs / 1000),
	};
}

export function balanceResource({ options }: TelnyxState): Record<string, unknown> {
	const { balance = "25.00", creditLimit = "0.00", currency = "USD" } = options;
	return {
		record_type: "balance",
		balance,
		credit_limit: creditLimit,
		available_credit: (Number(balance) + Number(creditLimit)).toFixed(2),
		currency,
		pending: "0.00",
	};
}

export function numberResource(state: TelnyxState, number: EmulatedNumber): Record<string, unknown> {
	const at = isoOf(state.createdAt);
	return {
		record_type: "phone_number",
		id: number.id,
		phone_number: number.phoneNumber,
		country_iso_alpha2: "US",
		phone_number_type: "local",
		status: number.status,
		connection_id: number.connectionId,
		connection_name: number.connectionId === state.application.id ? state.application.name : null,
		tags: [],
		external_pin: null,
		deletion_lock_enabled: false,
		created_at: at,
		purchased_at: at,
		updated_at: at,
	};
}

export function applicationResource(state: TelnyxState, application: EmulatedApplication): Record<string, unknown> {
	return {
		record_type: "call_control_application",
		id: application.id,
		application_name: application.name,
		active: application.active,
		webhook_api_version: "2",
		webhook_event_url: application.webhookUrl,
		webhook_event_failover_url: application.failoverUrl,
		webhook_timeout_secs: application.webhookTimeoutSecs,
		call_cost_in_webhooks: application.costInWebhooks,
		dtmf_type: "RFC 2833",
		anchorsite_override: "Latency",
		first_command_timeout: false,
		tags: [],
		inbound: {},
		outbound: {},
		created_at: isoOf(state.createdAt),
		updated_at: isoOf(state.createdAt),
	};
}

/** One page of a list, as `page[number]` and `page[size]` ask for it. */
export function pageOf(items: readonly Record<string, unknown>[], query: URLSearchParams): Record<string, unknown> {
	const size = Math.min(250, Math.max(1, Number(query.get("page[size]") ?? 20) || 20));
	const page = Math.max(1, Number(query.get("page[number]") ?? 1) || 1);
	return {
		data: items.slice((page - 1) * size, page * size),
		meta: {
			page_number: page,
			page_size: size,
			total_pages: Math.ceil(items.length / size),
			total_results: items.length,
		},
	};
}
