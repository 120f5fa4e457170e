import type { CallerScript } from "../telephone/index.ts";
import type { Call } from "./call.ts";
import { runTwiml } from "./run-twiml.ts";
import type { Switchboard } from "./switchboard.ts";

export type InboundCall = {
	/** E.164, or what a withheld number looks like: `anonymous`, `+266696687`, or nothing. */
	readonly from: string;
	/** One of the account's numbers. */
	readonly to: string;
	readonly script?: CallerScript;
	/** The caller gives up when nobody answers for so long; a minute by default. */
	readonly patienceMs?: number;
};

const TIME_LIMIT_MS = 4 * 60 * 60 * 1000;

/** Somebody calls one of the account's numbers. A number that leads nowhere fails. */
export function dialIn(board: Switchboard, { from, to, script = [], patienceMs = 60_000 }: InboundCall): Call {
	const number = board.state.number(to);
	const call = board.open({
		direction: "inbound",
		from,
		to,
		behaviour: { kind: "human", script },
		subscription: number?.statusCallback
			? { url: number.statusCallback, method: number.statusCallbackMethod, events: ["completed"] }
			: null,
		fallback: number?.voiceFallbackUrl ? { url: number.voiceFallbackUrl, method: number.voiceFallbackMethod } : null,
		timeLimitMs: TIME_LIMIT_MS,
	});
	const { maxConcurrentCalls = Number.POSITIVE_INFINITY } = board.state.options;
	const elsewhere = number !== undefined && (number.voiceApplicationSid !== "" || number.trunkSid !== "");
	if (number === undefined || number.voiceUrl === "" || elsewhere || board.live > maxConcurrentCalls) {
		call.trouble(
			number === undefined ? 21606 : number.voiceUrl === "" || elsewhere ? 11100 : 10004,
			`${to} cannot be reached.`,
		);
		call.end("failed", "network", 404);
		return call;
	}
	call.progress("ringing");
	const patience = setTimeout(() => {
		if (!call.answered) call.hangUp();
	}, patienceMs);
	call.life.addEventListener("abort", () => clearTimeout(patience), { once: true });
	void runTwiml(board, call, { url: number.voiceUrl, method: number.voiceMethod });
	return call;
}
