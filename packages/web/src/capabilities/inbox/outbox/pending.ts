import type { Turn } from "@centralita/contracts";

/** A message that the server has not acknowledged. */
export type Pending = {
	/** Also its Idempotency-Key: however often it is sent, it is said once. */
	key: string;
	text: string;
	/** The number of the last turn when it was written. */
	after: number;
	state: "sending" | "failed";
	/** Why it failed. */
	error?: unknown;
};

/** Those not yet in the transcript: a turn may be heard of before its acknowledgement. */
export function unsent(pending: readonly Pending[], transcript: readonly Turn[]): Pending[] {
	const taken = new Set<string>();
	return pending.filter(({ text, after }) => {
		const turn = transcript.find(
			({ id, who, number, heard }) => who === "user" && number > after && heard === text && !taken.has(id),
		);
		if (turn) taken.add(turn.id);
		return !turn;
	});
}
