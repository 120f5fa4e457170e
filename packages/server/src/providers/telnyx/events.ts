import {
	type Answerer,
	type CarrierEvent,
	type CarrierOutcome,
	type Received,
	socketNameOf,
} from "../../ports/telephony.ts";
import { tokenOf } from "./addresses.ts";
import { toMicros } from "./calls.ts";
import { type ClientState, readClientState } from "./client-state.ts";
import type { Words } from "./commands.ts";
import { provider } from "./errors.ts";
import { Envelope } from "./wire.ts";

type Common = Pick<CarrierEvent, "key" | "carrierCallId" | "callId" | "at">;
type Source = {
	type: string;
	payload: Readonly<Record<string, unknown>>;
	state: ClientState;
	common: Common;
};

/** What the provider itself does next, without asking: the call is none that anybody holds. */
export type FollowUp = { key: string; carrierCallId: string } & (
	| { type: "speak"; callId: string | null; words: Words }
	| { type: "hang-up" }
);
type Told = { events: readonly CarrierEvent[]; awaits: boolean; followUp?: FollowUp };

const phoneNumber = /^\+[1-9]\d{6,14}$/;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const told = (event: CarrierEvent, awaits = false): Told => ({ events: [event], awaits });
const other = ({ common }: Source, what: string): Told => told({ ...common, type: "other", what });

/** `time_limit` and `normal_clearing` end calls that were answered, unless nobody was told of an answer. */
const outcomes: ReadonlyMap<string, CarrierOutcome> = new Map<string, CarrierOutcome>([
	["normal_clearing", "completed"],
	["time_limit", "completed"],
	["user_busy", "busy"],
	["timeout", "no-answer"],
	["no_answer", "no-answer"],
	["originator_cancel", "cancelled"],
	["call_rejected", "failed"],
	["not_found", "failed"],
]);

/** RFC 3261, section 21; for causes that say nothing. */
const outcomesBySip: ReadonlyMap<string, CarrierOutcome> = new Map<string, CarrierOutcome>([
	["408", "no-answer"],
	["480", "no-answer"],
	["486", "busy"],
	["487", "cancelled"],
	["600", "busy"],
]);

function endOf({ payload }: Source): { outcome: CarrierOutcome; cause: string | null } {
	const cause = textOf(payload.hangup_cause);
	const sip = textOf(payload.sip_hangup_cause);
	const says = cause !== "" && cause !== "unspecified";
	const code = sip === "unspecified" ? "" : sip;
	const outcome = outcomes.get(cause) ?? outcomesBySip.get(sip) ?? "failed";
	return { outcome, cause: ((says ? cause : code) || cause).slice(0, 100) || null };
}

function readInitiated(source: Source): Told | null {
	const { payload, common } = source;
	if (payload.direction !== "incoming") return told({ ...common, type: "dialling" });
	const from = textOf(payload.from);
	const to = textOf(payload.to);
	if (to === "") return null;
	return told({ ...common, type: "incoming", from: phoneNumber.test(from) ? from : null, to }, true);
}

/** A call that was answered only to be told something is nobody's: it is spoken to and let go. */
function readAnswered(source: Source): Told {
	const { common, state } = source;
	if (state.say) {
		const { key, carrierCallId, callId } = common;
		const followUp: FollowUp = { type: "speak", key, carrierCallId, callId, words: state.say };
		return { ...other(source, "answered-to-speak"), followUp };
	}
	if (state.after) return other(source, "answered-to-speak");
	return told({ ...common, type: "answered", answerer: null });
}

function readSpeakEnded(source: Source): Told {
	const { common, state } = source;
	const { key, carrierCallId } = common;
	const followUp: FollowUp = { type: "hang-up", key, carrierCallId };
	return { ...other(source, "speak-ended"), ...(state.after === "hang-up" ? { followUp } : {}) };
}

const answerers: ReadonlyMap<string, Answerer> = new Map<string, Answerer>([
	["human", "human"],
	["human_residence", "human"],
	["human_business", "human"],
	["machine", "machine"],
	["fax_detected", "fax"],
]);

const readDetection = ({ common, payload }: Source): Told => {
	const answerer = answerers.get(textOf(payload.result)) ?? "unknown";
	return told({ ...common, type: "machine", answerer, greetingOver: false });
};

const readGreeting = ({ common, payload }: Source): Told => {
	const greetingOver = ["beep_detected", "no_beep_detected", "ended"].includes(textOf(payload.result));
	return told({ ...common, type: "machine", answerer: "machine", greetingOver });
};

/** A stream may be told to have failed and to have stopped: either way its end is one event. */
function readStreamEnd(source: Source): Told {
	const { type, payload, common, state } = source;
	if (state.say || state.after) return other(source, type);
	const params = payload.stream_params;
	const inner = typeof params === "object" && params !== null && "stream_url" in params ? params.stream_url : "";
	const url = textOf(payload.stream_url) || textOf(inner);
	const token = tokenOf(url);
	const socket = token === null ? null : socketNameOf(token);
	const key = socket === null ? common.key : `${common.carrierCallId}/media/${socket}`;
	const reason = textOf(payload.failure_reason).slice(0, 200) || null;
	return told({ ...common, key, type: "media-ended", reason, socket }, true);
}

function readCost(source: Source): Told {
	const { common, payload } = source;
	const micros = toMicros(payload.total_cost);
	if (micros === null || payload.status === "error") return other(source, "call.cost");
	const [part] = Array.isArray(payload.cost_parts) ? payload.cost_parts : [];
	const currency = textOf(part?.currency).toUpperCase();
	return told({
		...common,
		type: "cost",
		micros: Math.abs(micros),
		currency: /^[A-Z]{3}$/.test(currency) ? currency : "USD",
	});
}

const readHangup = (source: Source): Told =>
	told({ ...source.common, type: "ended", ...endOf(source), durationMs: null });

const readers: ReadonlyMap<string, (source: Source) => Told | null> = new Map([
	["call.initiated", readInitiated],
	["call.answered", readAnswered],
	["call.hangup", readHangup],
	["call.speak.ended", readSpeakEnded],
	["call.machine.detection.ended", readDetection],
	["call.machine.premium.detection.ended", readDetection],
	["call.machine.greeting.ended", readGreeting],
	["call.machine.premium.greeting.ended", readGreeting],
	["streaming.stopped", readStreamEnd],
	["streaming.failed", readStreamEnd],
	["call.cost", readCost],
]);

/** Of the person that a call was given to: that they picked up, and their end, which does not end the call. */
function readOtherLeg(source: Source, of: string): Told {
	const common = { ...source.common, carrierCallId: of };
	if (source.type === "call.answered") return told({ ...common, type: "transfer-answered" });
	if (source.type !== "call.hangup") return other({ ...source, common }, `transfer: ${source.type}`);
	return told({ ...common, type: "transfer-ended", outcome: endOf(source).outcome }, true);
}

function parse(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString("utf8"));
	} catch {
		return null;
	}
}

/** What a genuine webhook tells. Events and fields that are not known are no reason to refuse it. */
export function readEvents(body: Buffer): { received: Received; followUp?: FollowUp } {
	const refused = { received: { type: "refused", reason: "malformed" } } as const;
	const envelope = Envelope.safeParse(parse(body));
	if (!envelope.success) return refused;
	const { event_type: type, id, occurred_at, payload } = envelope.data.data;
	const reader = readers.get(type);
	const carrierCallId = textOf(payload.call_control_id);
	// Of recordings, conferences and the like.
	if (carrierCallId === "") return reader ? refused : { received: { type: "events", events: [], awaits: false } };
	const at = Date.parse(occurred_at ?? "");
	const state = readClientState(payload.client_state);
	const source: Source = {
		type,
		payload,
		state,
		common: {
			key: id || [provider, type, textOf(payload.call_leg_id) || carrierCallId, occurred_at ?? ""].join("/"),
			carrierCallId,
			callId: state.call ?? null,
			at: Number.isNaN(at) ? null : at,
		},
	};
	const result = state.leg ? readOtherLeg(source, state.leg.of) : reader ? reader(source) : other(source, type);
	if (!result) return refused;
	const { followUp, ...rest } = result;
	return { received: { type: "events", ...rest }, ...(followUp ? { followUp } : {}) };
}
