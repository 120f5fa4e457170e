import type { CallServerMessage, EndReason } from "@centralita/contracts";
import type { MicrophoneProblem } from "./microphone.ts";
import type { RecogniserProblem } from "./speech-recogniser.ts";
import { addLatency, addWords, type Latencies, type TranscriptEntry } from "./transcript.ts";

/**
 * Where a call is. `asking`: the browser may be asking for the microphone; `ending`: hung up, and the server has not
 * confirmed it; `failed`: it never came to a conversation.
 */
type CallPhase = "idle" | "asking" | "connecting" | "live" | "ending" | "ended" | "failed";

/** Why a call failed: what the request threw, or what happened to the socket. */
export type CallFailure =
	| { kind: "request"; error: unknown }
	| { kind: "refused" }
	| { kind: "no-answer" }
	| { kind: "problem"; code: string; detail: string };

export type CallState = {
	phase: CallPhase;
	assistant: "listening" | "thinking" | "speaking";
	conversationId: string | null;
	/** Milliseconds since the epoch. */
	startedAt: number | null;
	endedAt: number | null;
	endReason: EndReason | null;
	failure: CallFailure | null;
	/** `skipped`: the person chose to type. */
	microphone: "off" | "on" | "skipped" | MicrophoneProblem;
	/** Whether what the assistant says can be heard here. */
	sound: boolean;
	muted: boolean;
	recorded: boolean;
	/** Null until the server has said it. */
	recogniser: "server" | "browser" | "none" | null;
	/** Whether the browser has a recogniser of its own. */
	recognition: boolean;
	recogniserProblem: RecogniserProblem | null;
	/** The last trouble the server told of during the call. */
	problem: { code: string; detail: string } | null;
	transcript: readonly TranscriptEntry[];
	latencies: Latencies;
	roundTripMs: number | null;
	underruns: number;
	/** Keys pressed. */
	digits: string;
};

export const idleCall: CallState = {
	phase: "idle",
	assistant: "listening",
	conversationId: null,
	startedAt: null,
	endedAt: null,
	endReason: null,
	failure: null,
	microphone: "off",
	sound: true,
	muted: false,
	recorded: false,
	recogniser: null,
	recognition: false,
	recogniserProblem: null,
	problem: null,
	transcript: [],
	latencies: {},
	roundTripMs: null,
	underruns: 0,
	digits: "",
};

export const isOver = (state: CallState): boolean => state.phase === "ended" || state.phase === "failed";
/** Whether leaving the page would cut something off. */
export const isUnderWay = (state: CallState): boolean => state.phase !== "idle" && !isOver(state);

/** What a message of the server's changes. Audio, marks and `clear` are the player's business. */
export function applyMessage(state: CallState, message: CallServerMessage, now: number): CallState {
	switch (message.type) {
		case "ready":
			return {
				...state,
				phase: "live",
				startedAt: now,
				conversationId: message.conversationId,
				recorded: message.recorded,
				recogniser: message.recogniser,
			};
		case "state":
			return { ...state, assistant: message.state };
		case "transcript":
			return { ...state, transcript: addWords(state.transcript, message) };
		case "latency":
			return { ...state, latencies: addLatency(state.latencies, message.turnId, message.values) };
		case "ping":
			return message.roundTripMs === undefined ? state : { ...state, roundTripMs: message.roundTripMs };
		case "problem":
			return { ...state, problem: { code: message.code, detail: message.detail } };
		case "ended":
			return endCall(state, message.reason, now);
		default:
			return state;
	}
}

/** The end of a call that may never have begun. */
export function endCall(state: CallState, reason: EndReason, now: number): CallState {
	if (isOver(state)) return state;
	if (state.startedAt === null) return failCall(state, failureOf(state) ?? { kind: "no-answer" });
	// What the person was saying will not be finished; what the assistant was saying was.
	const transcript = state.transcript
		.filter((entry) => entry.final || entry.who === "assistant")
		.map((entry) => ({ ...entry, final: true }));
	return { ...state, phase: "ended", endReason: reason, endedAt: now, transcript };
}

export const failCall = (state: CallState, failure: CallFailure): CallState =>
	isOver(state) ? state : { ...state, phase: "failed", failure };

/** The socket went away by itself. */
export function loseCall(state: CallState, opened: boolean, now: number): CallState {
	if (state.phase === "ending") return endCall(state, "contact-hung-up", now);
	if (state.startedAt !== null) return endCall(state, "connection-lost", now);
	return failCall(state, failureOf(state) ?? { kind: opened ? "no-answer" : "refused" });
}

const failureOf = (state: CallState): CallFailure | null =>
	state.problem ? { kind: "problem", ...state.problem } : null;
