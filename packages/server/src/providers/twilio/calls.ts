import { z } from "zod";
import { ProviderError } from "../../platform/errors/index.ts";
import type { CarrierAddresses, CarrierCall, CarrierOutcome, DialOrder } from "../../ports/telephony.ts";
import { webhookUrl } from "./addresses.ts";
import { isOver } from "./errors.ts";
import type { Form, Rest } from "./rest.ts";
import { CallList, CallResource } from "./wire.ts";

const outcomes: Readonly<Record<string, CarrierOutcome>> = {
	completed: "completed",
	busy: "busy",
	"no-answer": "no-answer",
	failed: "failed",
	canceled: "cancelled",
	/** Of a dialled leg only. */
	answered: "completed",
};

/** The outcome that a final status of a call or a dialled leg means; null for the others. */
export const outcomeOf = (status: string): CarrierOutcome | null => outcomes[status] ?? null;

const liveStates: Readonly<Record<string, CarrierCall["state"]>> = {
	queued: "dialling",
	initiated: "dialling",
	ringing: "ringing",
	"in-progress": "answered",
};

/** Whole seconds as text → milliseconds; null for anything else. */
export function secondsToMs(seconds: string | null | undefined): number | null {
	return seconds && /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1000 : null;
}

/** A decimal amount → micro-units; null for anything else. */
export function toMicros(amount: string | null | undefined): number | null {
	return amount && /^-?\d{1,9}(\.\d+)?$/.test(amount) ? Math.round(Number(amount) * 1_000_000) : null;
}

function readCall(call: CallResource): CarrierCall {
	const state = liveStates[call.status];
	// What a call costs is taken off the balance, so Twilio says it negative.
	const micros = toMicros(call.price);
	return {
		carrierCallId: call.sid,
		state: state ?? "ended",
		outcome: state ? null : (outcomeOf(call.status) ?? "failed"),
		durationMs: state ? null : secondsToMs(call.duration),
		cost: micros === null ? null : { micros: Math.abs(micros), currency: (call.price_unit ?? "USD").toUpperCase() },
	};
}

/** Twilio's times have whole seconds, and its clock is not ours. */
const clockSlackMs = 3000;
const inSeconds = (ms: number, least: number) => String(Math.max(least, Math.ceil(ms / 1000)));

/** Keys sent after the answer switch the detection of machines off, so Twilio is asked for one of them. */
function detection(addresses: CarrierAddresses, order: DialOrder): Form {
	if (order.digits !== undefined) return [["SendDigits", order.digits]];
	if (order.machineDetection === "off") return [];
	return [
		["MachineDetection", order.machineDetection === "message" ? "DetectMessageEnd" : "Enable"],
		["AsyncAmd", "true"],
		["AsyncAmdStatusCallback", webhookUrl(addresses, "machine", { call: order.callId })],
		["AsyncAmdStatusCallbackMethod", "POST"],
	];
}

/** Begins a call. Twilio takes no id of ours, so this is never sent twice unless it was refused for now. */
export async function dial(
	rest: Rest,
	addresses: CarrierAddresses,
	order: DialOrder,
	signal: AbortSignal,
): Promise<string> {
	const call = { call: order.callId };
	const form: Form = [
		["To", order.to],
		["From", order.from],
		["Url", webhookUrl(addresses, "voice", call)],
		["Method", "POST"],
		["FallbackUrl", webhookUrl(addresses, "voice", { ...call, fallback: "1" })],
		["FallbackMethod", "POST"],
		["StatusCallback", webhookUrl(addresses, "status", call)],
		["StatusCallbackMethod", "POST"],
		...["initiated", "ringing", "answered", "completed"].map((event) => ["StatusCallbackEvent", event] as const),
		["Timeout", String(Math.min(600, Number(inSeconds(order.ringMs, 5))))],
		["TimeLimit", inSeconds(order.maxDurationMs, 1)],
		...detection(addresses, order),
	];
	const { sid } = await rest.order(CallResource, "/Calls.json", form, { repeatable: false }, signal);
	return sid;
}

/**
 * The first call from one number to the other that was made since then and is of no other order. Twilio keeps nothing of
 * ours to tell it by.
 * Not asked by start time, which a waiting call does not have.
 */
export async function findDialled(
	rest: Rest,
	order: Pick<DialOrder, "from" | "to">,
	{ since, taken }: { since: number; taken: ReadonlySet<string> },
	signal: AbortSignal,
): Promise<CarrierCall | null> {
	const query: Form = [
		["To", order.to],
		["From", order.from],
		["PageSize", "100"],
	];
	const { calls } = await rest.read(CallList, "/Calls.json", query, signal);
	const dated = calls
		.filter((call) => (!call.direction || call.direction === "outbound-api") && !taken.has(call.sid))
		.map((call) => ({ call, at: Date.parse(call.date_created ?? call.start_time ?? "") }))
		// Waiting still, hence new.
		.filter(({ call, at }) => (Number.isNaN(at) ? call.status === "queued" : at >= since - clockSlackMs));
	const [first] = dated.sort((a, b) => (a.at || 0) - (b.at || 0));
	return first ? readCall(first.call) : null;
}

const pathOf = (carrierCallId: string) => `/Calls/${encodeURIComponent(carrierCallId)}.json`;

export async function lookUp(rest: Rest, carrierCallId: string, signal: AbortSignal): Promise<CarrierCall | null> {
	try {
		return readCall(await rest.read(CallResource, pathOf(carrierCallId), [], signal));
	} catch (error) {
		if (error instanceof ProviderError && error.vendorCode === "20404") return null;
		throw error;
	}
}

export async function hangUp(rest: Rest, carrierCallId: string, signal: AbortSignal): Promise<void> {
	try {
		const form: Form = [["Status", "completed"]];
		await rest.order(z.unknown(), pathOf(carrierCallId), form, { repeatable: true }, signal);
	} catch (error) {
		if (!isOver(error)) throw error;
	}
}

/** Makes a call go on with another document. One that is over is left alone; one that nobody answered yet cannot. */
export async function redirect(rest: Rest, carrierCallId: string, twiml: string, signal: AbortSignal): Promise<void> {
	try {
		await rest.order(z.unknown(), pathOf(carrierCallId), [["Twiml", twiml]], { repeatable: false }, signal);
	} catch (error) {
		if (!isOver(error)) throw error;
		const call = await lookUp(rest, carrierCallId, signal);
		if (call && call.state !== "ended") throw error;
	}
}
