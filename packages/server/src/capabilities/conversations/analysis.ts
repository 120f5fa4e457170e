import type { Analysis, ExtractedValue } from "@centralita/contracts";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { analyses, conversations, extractedValues, turns } from "./schema.ts";
import { searchDocument } from "./search.ts";
import type { AnalysisResult } from "./types.ts";
import { addUsage } from "./writes.ts";

type ValueRow = typeof extractedValues.$inferInsert;

const toValueRow = (value: ExtractedValue): Omit<ValueRow, "conversationId" | "position"> => ({
	name: value.name,
	type: value.type,
	textValue: typeof value.value === "string" ? value.value : null,
	numberValue: typeof value.value === "number" ? value.value : null,
	booleanValue: typeof value.value === "boolean" ? value.value : null,
	confidence: value.confidence,
	turn: value.turn,
	by: value.by,
});

/**
 * Stores what the job after the end found. Idempotent: returns false, and changes nothing, when there is an analysis.
 * Rejects with `conflict` while the conversation is live, and with `not-found` when it was deleted.
 */
export async function saveAnalysis(
	{ events, clock }: Pick<Platform, "events" | "clock">,
	tx: Transaction,
	id: string,
	{ analysis, turnSentiments, usage, costMicros }: AnalysisResult,
): Promise<boolean> {
	const [row] = await tx
		.select({ status: conversations.status })
		.from(conversations)
		.where(eq(conversations.id, id))
		.for("update");
	if (!row) throw new AppError("not-found", "There is no such conversation.");
	if (row.status === "live") throw new AppError("conflict", "The conversation is not over.");
	const { values, ...facts } = analysis;
	const inserted = await tx
		.insert(analyses)
		.values({ ...facts, conversationId: id, createdAt: new Date(clock.now()) })
		.onConflictDoNothing()
		.returning({ id: analyses.conversationId });
	if (inserted.length === 0) return false;
	if (values.length > 0) {
		await tx
			.insert(extractedValues)
			.values(values.map((value, position) => ({ ...toValueRow(value), conversationId: id, position })));
	}
	for (const [number, sentiment] of turnSentiments ?? []) {
		await tx
			.update(turns)
			.set({ sentiment })
			.where(and(eq(turns.conversationId, id), eq(turns.number, number), isNull(turns.sentiment)));
	}
	await tx
		.update(conversations)
		.set({
			outcome: analysis.outcome,
			sentiment: analysis.sentiment,
			summary: analysis.summary,
			search: searchDocument(analysis),
			...addUsage(usage, costMicros),
		})
		.where(eq(conversations.id, id));
	await events.append(tx, "conversation.analysed", { conversationId: id, analysis });
	return true;
}

/** The analysis of that row, with its values, which never change. */
export async function analysisOf(db: Queryable, row: typeof analyses.$inferSelect): Promise<Analysis> {
	const { conversationId: id } = row;
	const values = await db
		.select()
		.from(extractedValues)
		.where(eq(extractedValues.conversationId, id))
		.orderBy(asc(extractedValues.position));
	return {
		summary: row.summary,
		outcome: row.outcome,
		outcomeConfidence: row.outcomeConfidence,
		outcomeTurn: row.outcomeTurn,
		sentiment: row.sentiment,
		sentimentConfidence: row.sentimentConfidence,
		by: row.by,
		values: values.map((value) => ({
			name: value.name,
			type: value.type,
			value: value.textValue ?? value.numberValue ?? value.booleanValue,
			confidence: value.confidence,
			turn: value.turn,
			by: value.by,
		})),
	};
}
