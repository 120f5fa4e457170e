import type { Line } from "./transcript.ts";

/** What the visitor sent and the server may not have yet. */
export type Pending = {
	/** The `Idempotency-Key`: the same for every attempt. */
	key: string;
	text: string;
	/** Of a pressed button. */
	value: string | null;
	/** The last line of the visitor or the assistant when it was sent: their ids are in the order of time. */
	after: string | null;
	state: "sending" | "waiting" | "failed" | "sent";
	/** The line that it has become, once the server tells. */
	turnId: string | null;
};

/** The words that a line of the visitor shows already: they must not stand there twice. */
export function claim(pending: readonly Pending[], line: Line): readonly Pending[] {
	if (line.who !== "contact" || pending.some(({ turnId }) => turnId === line.id)) return pending;
	const index = pending.findIndex(
		({ turnId, text, after }) => turnId === null && text === line.text && (after === null || line.id > after),
	);
	const found = pending[index];
	return found ? pending.with(index, { ...found, turnId: line.id }) : pending;
}

/** Without those that are with the server and on screen as lines. */
export const settle = (pending: readonly Pending[]): readonly Pending[] =>
	pending.filter(({ state, turnId }) => state !== "sent" || turnId === null);

/** Milliseconds before the next attempt: doubling from half a second to 15 s, with up to a quarter less. */
export const backoffMs = (attempt: number, random: () => number = Math.random): number =>
	Math.min(15_000, 500 * 2 ** Math.min(attempt, 10)) * (1 - random() / 4);
