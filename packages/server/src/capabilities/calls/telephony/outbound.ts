import type { Answerer } from "@centralita/contracts";
import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import type { Clock } from "../../../platform/time/index.ts";
import type { Conversations } from "../../conversations/index.ts";
import { whoAnswers } from "../lines/hours.ts";
import { type Lines, openCalls } from "../lines/lines.ts";
import { calls } from "../schema.ts";
import type { Dialling } from "./dialling.ts";

/** Of what a line may hold, this share is kept for calls that come in; one call at least. */
const keptForInbound = 0.2;

/** What a call out came to. */
export type CallOutFacts = {
	/** The carrier's outcome, or why it ended. */
	outcome: string | null;
	answerer: Answerer | null;
	answered: boolean;
	/** Whether the carrier took or refused the order; false when it was never asked, or turned out to know nothing of it. */
	ordered: boolean;
	/** Null until somebody answered. */
	conversationId: string | null;
	/** Of the carrier and all that the conversation used, in the price table's currency, as far as it is known. */
	costMicros: number;
};

export function createOutbound({
	clock,
	dialling,
	lines,
	conversations,
}: {
	clock: Clock;
	dialling: Dialling;
	lines: Lines;
	conversations: Conversations;
}) {
	return {
		order: dialling.order,

		/** Calls out that a line has room for, beside those that come in; null when it may not be used. The line is held. */
		async room(tx: Transaction, lineId: string): Promise<number | null> {
			if ((await lines.find(tx, lineId)) === null) return null;
			const { definition } = await lines.hold(tx, lineId);
			if (!definition.enabled) return null;
			const most = definition.maxConcurrentCalls;
			const kept = most > 1 ? Math.ceil(most * keptForInbound) : 0;
			return Math.max(0, most - kept - (await openCalls(tx, lineId)));
		},

		/** Who would talk in a call out of that line at this moment; null for nobody. */
		async assistantOf(db: Queryable, lineId: string): Promise<string | null> {
			const line = await lines.find(db, lineId);
			if (line === null) return null;
			return whoAnswers(line.definition, clock.now()).assistantId ?? line.definition.assistantId;
		},

		/** Null for a call that is not there. */
		async facts(db: Queryable, callId: string): Promise<CallOutFacts | null> {
			const [row] = await db.select().from(calls).where(eq(calls.id, callId));
			if (!row) return null;
			const answered = row.startedAt !== null;
			const held = answered ? (await conversations.summaries(db, [row.conversationId])).get(row.conversationId) : null;
			return {
				outcome: row.outcome ?? row.endReason,
				answerer: row.answerer,
				answered,
				ordered: row.orderedAt !== null && (row.carrierCallId !== null || row.outcome !== null),
				conversationId: held ? row.conversationId : null,
				costMicros: held?.costMicros ?? row.carrierCostMicros ?? 0,
			};
		},

		/** In how many of these calls somebody talks at this moment. */
		async talking(db: Queryable, callIds: readonly string[]): Promise<number> {
			if (callIds.length === 0) return 0;
			return db.$count(calls, and(inArray(calls.id, [...callIds]), isNotNull(calls.startedAt), isNull(calls.endedAt)));
		},

		/** Which of these conversations can be listened to. */
		async recorded(db: Queryable, conversationIds: readonly string[]): Promise<ReadonlySet<string>> {
			const held = await conversations.summaries(db, conversationIds);
			return new Set([...held.values()].filter(({ hasRecording }) => hasRecording).map(({ id }) => id));
		},
	};
}
