import type { RetryPolicy } from "../../platform/resilience/index.ts";
import type { CarrierAddresses, CarrierCall, DialOrder } from "../../ports/telephony.ts";
import { eventsUrl } from "./addresses.ts";
import { readClientState, writeClientState } from "./client-state.ts";
import { commandId } from "./command-id.ts";
import { isUnknown } from "./errors.ts";
import type { Rest } from "./rest.ts";
import { inSeconds, streamFields, webhookRetries } from "./streaming.ts";
import { ActiveCalls, CallStatus, Dialled } from "./wire.ts";

const mostPages = 20;
const pageSize = "250";

/**
 * Once more after a timeout or a server that failed, well within the minute for which Telnyx knows the order by its
 * `command_id`: it cannot ring twice.
 */
const dialPolicy: RetryPolicy = { attempts: 2, baseMs: 500, budgetMs: 20_000 };

/** A decimal amount → micro-units; null for anything else. */
export function toMicros(amount: unknown): number | null {
	return typeof amount === "string" && /^-?\d{1,9}(\.\d+)?$/.test(amount)
		? Math.round(Number(amount) * 1_000_000)
		: null;
}

const detections = { detect: "detect", message: "greeting_end" } as const;

/** Begins a call, whose media socket opens when it is answered. */
export async function dial(
	rest: Rest,
	addresses: CarrierAddresses,
	connectionId: string,
	order: DialOrder,
	signal: AbortSignal,
): Promise<string> {
	const { machineDetection, digits } = order;
	const json = {
		connection_id: connectionId,
		to: order.to,
		from: order.from,
		timeout_secs: inSeconds(order.ringMs, 5, 600),
		time_limit_secs: inSeconds(order.maxDurationMs, 30, 14_400),
		client_state: writeClientState({ call: order.callId }),
		command_id: commandId("dial", order.callId),
		webhook_url: eventsUrl(addresses),
		webhook_url_method: "POST",
		...webhookRetries,
		...streamFields(addresses, order.token),
		send_silence_when_idle: true,
		...(machineDetection === "off" ? {} : { answering_machine_detection: detections[machineDetection] }),
		...(digits === undefined ? {} : { send_digits_on_answer: digits }),
	};
	const answer = await rest.order(Dialled, { method: "POST", path: "/calls", json, policy: dialPolicy }, signal);
	return answer.data.call_control_id;
}

/** Among the calls that live, by what we hung on it. One that is over already is not found: its webhooks tell of it. */
export async function findDialled(
	rest: Rest,
	connectionId: string,
	{ callId }: Pick<DialOrder, "callId">,
	signal: AbortSignal,
): Promise<CarrierCall | null> {
	const path = `/connections/${encodeURIComponent(connectionId)}/active_calls`;
	for (let page = 1; page <= mostPages; page++) {
		const query = { "page[number]": String(page), "page[size]": pageSize };
		const { data, meta } = await rest.read(ActiveCalls, path, query, signal);
		const mine = data.find(({ client_state }) => {
			const { call, leg } = readClientState(client_state);
			return call === callId && leg === undefined;
		});
		if (mine)
			return { carrierCallId: mine.call_control_id, state: "ringing", outcome: null, durationMs: null, cost: null };
		if (page >= (meta?.total_pages ?? 1)) break;
	}
	return null;
}

/**
 * Telnyx tells whether a call lives, not whether it was answered nor why it ended: one that lives is said to ring, one that
 * lasted to be completed, and one that is not alive and has no end to be dialled still.
 */
export async function lookUp(rest: Rest, carrierCallId: string, signal: AbortSignal): Promise<CarrierCall | null> {
	try {
		const { data } = await rest.read(CallStatus, `/calls/${encodeURIComponent(carrierCallId)}`, {}, signal);
		const common = { carrierCallId: data.call_control_id, cost: null };
		if (data.is_alive || !data.end_time)
			return { ...common, state: data.is_alive ? "ringing" : "dialling", outcome: null, durationMs: null };
		const durationMs = typeof data.call_duration === "number" ? Math.round(data.call_duration * 1000) : null;
		return { ...common, state: "ended", outcome: durationMs ? "completed" : "failed", durationMs };
	} catch (error) {
		if (isUnknown(error)) return null;
		throw error;
	}
}
