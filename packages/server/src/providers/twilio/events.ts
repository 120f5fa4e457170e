import type { Answerer, CarrierEvent, CarrierRequest, Received } from "../../ports/telephony.ts";
import type { WebhookKind } from "./addresses.ts";
import { outcomeOf, secondsToMs } from "./calls.ts";
import { describeIncident } from "./errors.ts";

type Common = Pick<CarrierEvent, "key" | "carrierCallId" | "callId" | "at">;
type Told = { events: CarrierEvent[]; awaits: boolean };
type Source = {
	fields: URLSearchParams;
	query: URLSearchParams;
	/** The event's own part, with what tells it from others of its kind. */
	common(...parts: readonly (string | null)[]): Common;
	/** The same, told apart by Twilio's token for this delivery where it sends one. */
	delivered(...parts: readonly (string | null)[]): Common;
};

const phoneNumber = /^\+[1-9]\d{6,14}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What Twilio shows for a withheld number; spells "anonymous" on a keypad. */
const anonymous = "+266696687";

const isFinal = (fields: URLSearchParams) => outcomeOf(fields.get("CallStatus") ?? "") !== null;

function answererOf(answeredBy: string | null): Answerer | null {
	if (!answeredBy) return null;
	if (answeredBy.startsWith("machine_")) return "machine";
	return answeredBy === "human" || answeredBy === "fax" ? answeredBy : "unknown";
}

function ended({ fields, delivered }: Source, kind: WebhookKind): CarrierEvent {
	const status = fields.get("CallStatus") ?? "";
	const sipCode = fields.get("SipResponseCode");
	return {
		...delivered(kind, "over", fields.get("SequenceNumber") ?? status),
		type: "ended",
		outcome: outcomeOf(status) ?? "failed",
		cause: sipCode && sipCode !== "200" ? sipCode : status,
		durationMs: secondsToMs(fields.get("CallDuration")),
	};
}

/** `voice`: a call came, or one of ours was answered. The fallback address asks the same once more. */
function readVoice(source: Source): Told | null {
	const { fields, query, common } = source;
	if (isFinal(fields)) return { events: [ended(source, "voice")], awaits: false };
	const events: CarrierEvent[] = [];
	const { callId } = common();
	if (callId !== null || fields.get("Direction")?.startsWith("outbound"))
		events.push({ ...common("answered"), type: "answered", answerer: answererOf(fields.get("AnsweredBy")) });
	else {
		const from = fields.get("From") ?? "";
		const to = fields.get("To") ?? "";
		if (to === "") return null;
		events.push({
			...common("incoming"),
			type: "incoming",
			from: phoneNumber.test(from) && from !== anonymous ? from : null,
			to,
		});
	}
	const failure = query.has("fallback") ? fields.get("ErrorCode") : null;
	if (failure) events.push({ ...common("fallback", failure), type: "other", what: describeIncident(failure) });
	return { events, awaits: true };
}

/** `next`: what held the call is over, a media socket or a dialled person. The call may be over too. */
function readNext(source: Source): Told {
	const { fields, query, common, delivered } = source;
	const events: CarrierEvent[] = [];
	const dialled = fields.get("DialCallStatus");
	const over = isFinal(fields);
	// Who hangs up while it still rings was not given to anybody: that is their end and nothing more.
	if (dialled !== null && !(over && outcomeOf(dialled) !== "completed")) {
		const leg = fields.get("DialCallSid");
		const told = leg ? common("transfer", leg) : delivered("transfer", dialled);
		events.push({ ...told, type: "transfer-ended", outcome: outcomeOf(dialled) ?? "failed" });
	} else if (!over) {
		const via = query.get("via");
		const told = via ? common("media", via) : delivered("media");
		const reason = fields.get("StreamErrorCode") || fields.get("StreamError") || fields.get("ErrorCode");
		events.push({ ...told, type: "media-ended", reason: reason ? describeIncident(reason) : null, socket: via });
	}
	if (over) events.push(ended(source, "next"));
	return { events, awaits: !over };
}

/** `status`: of a call, or of its media stream. */
function readStatus(source: Source): Told | null {
	const { fields, delivered } = source;
	const stream = fields.get("StreamEvent");
	if (stream !== null) {
		const error = fields.get("StreamErrorCode") || fields.get("StreamError");
		const what = error ? `${stream}: ${describeIncident(error)}` : stream;
		return {
			events: [{ ...delivered("stream", fields.get("StreamSid"), stream), type: "other", what }],
			awaits: false,
		};
	}
	const status = fields.get("CallStatus");
	if (!status) return null;
	if (isFinal(fields)) return { events: [ended(source, "status")], awaits: false };
	const told = delivered("status", fields.get("SequenceNumber") ?? status);
	const events: CarrierEvent[] = [];
	if (status === "in-progress")
		events.push({ ...told, type: "answered", answerer: answererOf(fields.get("AnsweredBy")) });
	else if (status === "ringing") events.push({ ...told, type: "ringing" });
	else if (status === "initiated" || status === "queued") events.push({ ...told, type: "dialling" });
	else events.push({ ...told, type: "other", what: status });
	return { events, awaits: false };
}

/** `machine`: who picked up, found out while the call went on. */
function readMachine({ fields, delivered }: Source): Told | null {
	const answeredBy = fields.get("AnsweredBy");
	const answerer = answererOf(answeredBy);
	if (!answeredBy || !answerer) return null;
	const greetingOver = answeredBy.startsWith("machine_end");
	return { events: [{ ...delivered("machine", answeredBy), type: "machine", answerer, greetingOver }], awaits: false };
}

/** `transfer`: of the person that a call was given to, whose own call has it for a parent. */
function readTransfer({ fields, common }: Source): Told | null {
	const parent = fields.get("ParentCallSid");
	const status = fields.get("CallStatus");
	if (!parent || !status) return null;
	const told = { ...common("transfer", status), carrierCallId: parent };
	if (status === "in-progress") return { events: [{ ...told, type: "transfer-answered" }], awaits: false };
	return { events: [{ ...told, type: "other", what: `transfer: ${status}` }], awaits: false };
}

const readers: Readonly<Record<WebhookKind, (source: Source) => Told | null>> = {
	voice: readVoice,
	next: readNext,
	status: readStatus,
	machine: readMachine,
	transfer: readTransfer,
};

const isKind = (text: string): text is WebhookKind => Object.hasOwn(readers, text);

/** What a genuine request tells. Fields that are not known are no reason to refuse it. */
export function readEvents(request: CarrierRequest, fields: URLSearchParams | null): Received {
	const refused: Received = { type: "refused", reason: "malformed" };
	const [path = "", search = ""] = request.url.replace(/#.*$/s, "").split("?");
	const kind = path.split("/").at(-1) ?? "";
	const callSid = fields?.get("CallSid");
	if (!isKind(kind) || !fields || !callSid) return refused;
	const query = new URLSearchParams(search);
	const call = query.get("call") ?? "";
	const at = Date.parse(fields.get("Timestamp") ?? "");
	const token = request.headers["i-twilio-idempotency-token"];
	const common: Source["common"] = (...parts) => ({
		key: [callSid, ...parts.map((part) => part ?? "")].join("/"),
		carrierCallId: callSid,
		callId: uuid.test(call) ? call : null,
		at: Number.isNaN(at) ? null : at,
	});
	const delivered: Source["delivered"] = (...parts) =>
		typeof token === "string" && token !== ""
			? { ...common(), key: `${callSid}/delivery/${parts[0]}/${token}` }
			: common(...parts);
	const told = readers[kind]({ fields, query, common, delivered });
	return told ? { type: "events", ...told } : refused;
}
