import { EndReason } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import type { Platform } from "../../../platform/capability.ts";
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
	/** Adds to the conversation what the carrier's part costs more than was known. */
	async function settleCost(
		tx: Transaction,
		call: Pick<CallRow, "id" | "conversationId" | "startedAt" | "carrierCostMicros">,
		cost: { micros: number; currency: string },
	): Promise<void> {
		const delta = cost.micros - (call.carrierCostMicros ?? 0);
		await tx
			.update(calls)
			.set({ carrierCostMicros: cost.micros, carrierCurrency: cost.currency })
			.where(eq(calls.id, call.id));
		if (call.startedAt !== null && delta !== 0 && cost.currency === prices.currency())
			await conversations.addUsage(tx, call.conversationId, {}, delta);
	}

	return {
		settleCost,

		/** What the minutes cost by the price table, until the carrier says what it charges. */
		async estimateCost(tx: Transaction, call: CallRow, durationMs: number): Promise<void> {
			if (call.carrierCostMicros !== null) return;
			const { carrier, direction } = call;
			const { micros } = prices.costOf({ carrier: { name: carrier, direction, ms: durationMs } });
			if (micros !== null) await settleCost(tx, call, { micros, currency: prices.currency() });
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
