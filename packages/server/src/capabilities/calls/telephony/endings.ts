import { EndReason } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import type { Platform } from "../../../platform/capability.ts";
import { afterCommit } from "../../../platform/db/index.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import type { Conversations } from "../../conversations/index.ts";
import { type CallRow, calls } from "../schema.ts";
import { endCall } from "../store.ts";
import type { Prices } from "../types.ts";

export type Endings = ReturnType<typeof createEndings>;

/** The end of calls that nobody holds, and what calls cost: once each, whoever learns of it first. */
export function createEndings(
	{ events, clock }: Pick<Platform, "events" | "clock">,
	{ conversations, prices }: { conversations: Conversations; prices: Prices },
) {
	/** A conversation's cost is in the table's currency. */
	async function count(tx: Transaction, { startedAt, conversationId }: CallRow, micros: number): Promise<void> {
		if (startedAt !== null && micros !== 0) await conversations.addUsage(tx, conversationId, {}, micros);
	}

	/**
	 * Keeps what the carrier says that it charges. In the table's currency it takes the place of what the conversation was
	 * counted with; in another one it cannot, and the estimate stays there.
	 */
	async function settleCost(
		tx: Transaction,
		call: CallRow,
		{ micros, currency }: { micros: number; currency: string },
	): Promise<void> {
		const { id, carrier, costEstimated, carrierCostMicros, carrierCurrency } = call;
		const change = { carrierCostMicros: micros, carrierCurrency: currency, costEstimated: false };
		await tx.update(calls).set(change).where(eq(calls.id, id));
		const told = !costEstimated && carrierCurrency === currency ? (carrierCostMicros ?? 0) : 0;
		const counted = costEstimated ? (carrierCostMicros ?? 0) : told;
		if (currency === prices.currency()) await count(tx, call, micros - counted);
		if (micros > told)
			afterCommit(tx, `charged:${id}`, () => prices.charge(carrier, { micros: micros - told, currency }));
	}

	return {
		settleCost,

		/** What the minutes cost by the price table, until the carrier says what it charges: once, when their number is known. */
		async estimateCost(tx: Transaction, call: CallRow, durationMs: number): Promise<void> {
			const { id, carrier, direction, carrierCostMicros, carrierCurrency } = call;
			const currency = prices.currency();
			if (carrierCurrency === currency) return;
			const { micros } = prices.costOf({ carrier: { name: carrier, direction, ms: durationMs } });
			if (micros === null) return;
			await count(tx, call, micros);
			if (carrierCostMicros !== null) return;
			const change = { carrierCostMicros: micros, carrierCurrency: currency, costEstimated: true };
			await tx.update(calls).set(change).where(eq(calls.id, id));
		},

		/** Ends a call that no process holds; false, and nothing changes, when it was over. `reason` of a call that was never answered: the carrier's outcome. */
		async finish(tx: Transaction, call: CallRow, reason: string): Promise<boolean> {
			if (!(await endCall(tx, call.id, reason, new Date(clock.now())))) return false;
			if (call.startedAt === null || call.purpose === "colleague") {
				if (call.purpose !== "colleague")
					await events.append(tx, "call.unanswered", { callId: call.id, outcome: reason });
				return true;
			}
			const known = EndReason.catch("failed").parse(reason);
			const durationMs = await conversations.closeOrphan(tx, call.conversationId, known);
			const { conversationId, id: callId } = call;
			await events.append(tx, "call.ended", { conversationId, callId, reason: known, durationMs });
			return true;
		},
	};
}
