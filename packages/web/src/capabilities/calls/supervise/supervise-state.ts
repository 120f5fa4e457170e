import type { SuperviseServerMessage } from "@centralita/contracts";
import type { MicrophoneProblem } from "../engine/microphone.ts";

/**
 * Where one stands with a call of somebody else's. `taking-over` and `handing-back`: asked for, and the server has not
 * confirmed it; `talking`: one speaks with the contact in the assistant's place.
 */
type SupervisePhase =
	| "idle"
	| "connecting"
	| "listening"
	| "taking-over"
	| "talking"
	| "handing-back"
	| "ending"
	| "ended"
	| "failed";

/** Why one does not hear the call, or no longer: what the request threw, or what happened on the way. */
export type SuperviseFailure =
	| { kind: "request"; error: unknown }
	| { kind: "refused" | "no-answer" | "lost" }
	| { kind: "microphone"; problem: MicrophoneProblem };

export type SuperviseState = {
	phase: SupervisePhase;
	/** The contact hears waiting music. */
	held: boolean;
	/** One's own microphone. */
	muted: boolean;
	/** Whether the call can be heard here. */
	sound: boolean;
	microphone: "off" | "asking" | "on" | MicrophoneProblem;
	/** Keys pressed. */
	digits: string;
	failure: SuperviseFailure | null;
	/** The last trouble the server told of. */
	problem: { code: string; detail: string } | null;
};

export const notSupervising: SuperviseState = {
	phase: "idle",
	held: false,
	muted: false,
	sound: true,
	microphone: "off",
	digits: "",
	failure: null,
	problem: null,
};

export const isConnected = ({ phase }: SuperviseState): boolean => !["idle", "ended", "failed"].includes(phase);
/** Whether the contact hears this person, or is about to: leaving would cut that off. */
export const isTalking = ({ phase }: SuperviseState): boolean =>
	phase === "talking" || phase === "taking-over" || phase === "handing-back";

/** What a message of the server's changes. `asked` is what the socket was opened for. */
export function applySuperviseMessage(
	state: SuperviseState,
	message: SuperviseServerMessage,
	asked: "listen" | "take-over",
): SuperviseState {
	switch (message.type) {
		case "listening":
			if (state.phase !== "connecting") return state;
			return { ...state, phase: asked === "take-over" ? "taking-over" : "listening" };
		case "taken-over":
			return { ...state, phase: state.phase === "ending" ? "ending" : "talking", held: message.held, problem: null };
		case "handed-back":
			return { ...state, phase: "listening", held: false, muted: false, microphone: "off", digits: "" };
		case "problem":
			return { ...applyProblem(state), problem: { code: message.code, detail: message.detail } };
		case "ended":
			return { ...state, phase: "ended" };
		default:
			return state;
	}
}

/** What was asked for and refused is as it was before. */
function applyProblem(state: SuperviseState): SuperviseState {
	if (state.phase === "taking-over") return { ...state, phase: "listening", microphone: "off" };
	if (state.phase === "handing-back" || state.phase === "ending") return { ...state, phase: "talking" };
	return state;
}
