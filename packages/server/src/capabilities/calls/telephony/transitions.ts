import type { CarrierEvent } from "../../../ports/telephony.ts";
import type { CallRow } from "../schema.ts";
import type { CallCommand } from "../types.ts";

/** What of a call decides what an event does to it. */
export type CallFacts = Pick<
	CallRow,
	| "state"
	| "direction"
	| "purpose"
	| "dial"
	| "answerer"
	| "answeredAt"
	| "startedAt"
	| "carrierEndedAt"
	| "outcome"
	| "cause"
	| "carrierDurationMs"
	| "carrierCostMicros"
	| "carrierCurrency"
	| "mediaEpoch"
	| "transfer"
	| "endRequestedBy"
	| "detachedAt"
>;

export type CallChange = Partial<Omit<CallFacts, "state" | "direction" | "purpose" | "dial">> & {
	state?: "dialling" | "ringing";
};

export type Effect =
	/** The carrier is told what to do. `reconnect`: a new media socket, with a new token. `apologise`, and let go. */
	| { type: "instruct"; what: "reconnect" | "transfer" | "hang-up" | "apologise" }
	/** Whoever holds the call is told. */
	| { type: "command"; command: CallCommand }
	/** Nobody holds it, and it is over. */
	| { type: "finish"; reason: string };

export type Transition = { change: CallChange; effects: readonly Effect[] };

/** Sockets that break this often are no accident. */
export const mostMediaEpochs = 12;
/** Nor is a first socket that never comes. */
const mostFirstEpochs = 3;

const order = { waiting: 0, dialling: 1, ringing: 2, live: 3, ended: 4 } as const;

const nothing: Transition = { change: {}, effects: [] };
const only = (...effects: Effect[]): Transition => ({ change: {}, effects });
const hangUp: Effect = { type: "instruct", what: "hang-up" };

/** Why a call that nobody holds is over, from what the carrier said. */
export function reasonOf(call: CallFacts, outcome: string): string {
	if (call.endRequestedBy !== null) return call.startedAt === null ? "cancelled" : "user-ended";
	if (call.transfer?.answered) return "transferred";
	// Whoever waited for a lost line, in silence, did not end the conversation.
	if (call.startedAt !== null) return lineIsLost(call) ? "connection-lost" : "contact-hung-up";
	// Whoever calls gives up while it rings; a carrier calls that cancelled.
	if (call.direction === "inbound" && outcome === "cancelled") return "contact-hung-up";
	if (outcome !== "completed") return outcome;
	return call.direction === "inbound" ? "contact-hung-up" : "failed";
}

/**
 * What an event of the carrier does to a call. Events come late, twice and in any order: a call only ever moves forward,
 * ends once, and what is known of its end is filled in but not changed. `held`: a living process has its media.
 */
export function transition(call: CallFacts, event: CarrierEvent, held: boolean): Transition {
	const over = call.state === "ended";
	switch (event.type) {
		case "incoming":
		case "other":
			return nothing;
		case "dialling":
		case "ringing":
			if (call.direction !== "outbound" || order[call.state] >= order[event.type]) return nothing;
			return { change: { state: event.type }, effects: [] };
		case "answered": {
			if (over) return only(hangUp);
			const change: CallChange = {
				answeredAt: call.answeredAt ?? new Date(event.at ?? 0),
				answerer: call.answerer ?? event.answerer,
				...(call.direction === "outbound" && order[call.state] < order.ringing ? { state: "ringing" as const } : {}),
			};
			return { change, effects: [] };
		}
		case "machine":
			return machinePickedUp(call, event, held);
		case "media-ended":
			return leftToHolder(mediaEnded(call), held);
		case "transfer-answered":
			if (over || !call.transfer?.ringing) return nothing;
			return { change: { transfer: { ...call.transfer, answered: true } }, effects: [] };
		case "transfer-ended":
			return leftToHolder(transferEnded(call, event.outcome), held);
		case "ended": {
			const change: CallChange = {
				carrierEndedAt: call.carrierEndedAt ?? new Date(event.at ?? 0),
				outcome: call.outcome ?? event.outcome,
				cause: call.cause ?? event.cause,
				carrierDurationMs: event.durationMs ?? call.carrierDurationMs ?? talkedMs(call, event.at),
			};
			if (over) return { change, effects: [] };
			const reason = call.endRequestedBy === null ? "contact-hung-up" : "user-ended";
			if (held) return { change, effects: [{ type: "command", command: { type: "end", reason } }] };
			return { change, effects: [{ type: "finish", reason: reasonOf(call, event.outcome) }] };
		}
		case "cost":
			return { change: { carrierCostMicros: event.micros, carrierCurrency: event.currency }, effects: [] };
	}
}

/** Whoever holds the call ends it, once its sound is gone. */
const leftToHolder = ({ change, effects }: Transition, held: boolean): Transition => ({
	change,
	effects: held ? effects.filter(({ type }) => type !== "finish") : effects,
});

/** A call that is on its way to a colleague has no line to us either, and has lost none. */
const lineIsLost = ({ detachedAt, transfer }: CallFacts): boolean => detachedAt !== null && transfer === null;

/** For carriers that only say when: from the answer to the end. */
const talkedMs = ({ answeredAt }: CallFacts, endedAt: number | null): number | null =>
	answeredAt === null || endedAt === null ? null : Math.max(0, endedAt - answeredAt.getTime());

function machinePickedUp(
	call: CallFacts,
	event: Extract<CarrierEvent, { type: "machine" }>,
	held: boolean,
): Transition {
	const change: CallChange = { answerer: event.answerer };
	if (call.state === "ended" || event.answerer === "human" || event.answerer === "unknown")
		return { change, effects: [] };
	if (held) {
		const { answerer, greetingOver } = event;
		return { change, effects: [{ type: "command", command: { type: "machine", answerer, greetingOver } }] };
	}
	if (call.dial?.machine.action !== "hang-up") return { change, effects: [] };
	return { change, effects: [hangUp, { type: "finish", reason: "machine" }] };
}

function mediaEnded(call: CallFacts): Transition {
	if (call.state === "ended" || call.carrierEndedAt !== null || call.purpose === "colleague") return only(hangUp);
	if (call.transfer && isPending(call.transfer))
		return {
			change: { transfer: { ...call.transfer, ringing: true } },
			effects: [{ type: "instruct", what: "transfer" }],
		};
	const finish: Effect = { type: "finish", reason: "connection-lost" };
	// Whoever heard nothing yet is told in words that nothing will come.
	if (call.startedAt === null && call.mediaEpoch >= mostFirstEpochs)
		return only({ type: "instruct", what: "apologise" }, finish);
	if (call.mediaEpoch >= mostMediaEpochs) return only(hangUp, finish);
	return only({ type: "instruct", what: "reconnect" });
}

function transferEnded(call: CallFacts, outcome: string): Transition {
	if (call.state === "ended" || call.carrierEndedAt !== null) return only(hangUp);
	const { transfer } = call;
	if (!transfer?.ringing) return mediaEnded(call);
	if (outcome === "completed") return only(hangUp, { type: "finish", reason: "transferred" });
	const at = transfer.at + 1;
	if (at < transfer.to.length)
		return {
			change: { transfer: { ...transfer, at, answered: false } },
			effects: [{ type: "instruct", what: "transfer" }],
		};
	// Kept as one that nobody took: the caller is told so once the assistant is back.
	return {
		change: { transfer: { ...transfer, at, ringing: false, answered: false } },
		effects: [{ type: "instruct", what: "reconnect" }],
	};
}

/** Whether there is somebody left to ring. */
const isPending = ({ mode, at, to }: NonNullable<CallFacts["transfer"]>) => mode === "cold" && at < to.length;
