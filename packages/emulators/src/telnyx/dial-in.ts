import type { CallerScript } from "../telephone/index.ts";
import type { Leg } from "./leg.ts";
import type { Switchboard } from "./switchboard.ts";
import type { Codec } from "./types.ts";

export type InboundCall = {
	/** E.164, or what a withheld number looks like. */
	readonly from: string;
	/** One of the account's numbers. */
	readonly to: string;
	readonly script?: CallerScript;
	/** The caller gives up when nobody answers for so long; a minute by default. */
	readonly patienceMs?: number;
	/** What the phone side negotiated; the emulator's by default. */
	readonly codec?: Codec;
};

const TIME_LIMIT_MS = 14_400_000;

/** Somebody calls one of the account's numbers. A number that leads nowhere is not found, and nobody is told. */
export function dialIn(board: Switchboard, { from, to, script = [], patienceMs = 60_000, codec }: InboundCall): Leg {
	const { application } = board.state;
	const number = board.state.number(to);
	const leg = board.open({
		direction: "incoming",
		from,
		to,
		behaviour: { kind: "human", script },
		timeLimitMs: TIME_LIMIT_MS,
		codec,
	});
	if (number?.connectionId !== application.id || !application.active || application.webhookUrl === "") {
		leg.overrides = { urls: { "call.hangup": [], "call.cost": [] } };
		leg.end("not_found", "network", "404");
		return leg;
	}
	leg.initiate();
	const patience = setTimeout(() => {
		if (!leg.answered) leg.hangUp();
	}, patienceMs);
	leg.life.addEventListener("abort", () => clearTimeout(patience), { once: true });
	return leg;
}
