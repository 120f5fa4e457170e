import type { ConversationDetail, ConversationSummary, Turn } from "@centralita/contracts";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { DialogueState } from "../../dialogue/types.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { analysisOf } from "./analysis.ts";
import { readNames, toSummary } from "./list.ts";
import { analyses, type ConversationRow, conversationColumns, conversations, dialogueStates, turns } from "./schema.ts";
import type { Contacts } from "./types.ts";

export async function readRow(db: Queryable, id: string): Promise<ConversationRow> {
	const [row] = await db.select(conversationColumns).from(conversations).where(eq(conversations.id, id));
	if (!row) throw new AppError("not-found", "There is no such conversation.");
	return row;
}

export async function readSummaries(
	contacts: Contacts,
	db: Queryable,
	ids: readonly string[],
): Promise<Map<string, ConversationSummary>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select(conversationColumns)
		.from(conversations)
		.where(inArray(conversations.id, [...ids]));
	const names = await readNames(contacts, db, rows);
	return new Map(rows.map((row) => [row.id, toSummary(row, names)]));
}

const toTurn = ({ conversationId: _, responseMs: __, ...turn }: typeof turns.$inferSelect): Turn => turn;

export async function findTurn(db: Queryable, id: string, turnId: string): Promise<Turn | null> {
	const [row] = await db
		.select()
		.from(turns)
		.where(and(eq(turns.conversationId, id), eq(turns.id, turnId)));
	return row ? toTurn(row) : null;
}

async function transcript(db: Queryable, id: string): Promise<Turn[]> {
	const rows = await db.select().from(turns).where(eq(turns.conversationId, id)).orderBy(asc(turns.number));
	return rows.map(toTurn);
}

/** Everything about one conversation. Rejects with `not-found`. */
export async function readDetail(
	events: Platform["events"],
	contacts: Contacts,
	db: Queryable,
	id: string,
): Promise<ConversationDetail> {
	// First: what is appended meanwhile is then sent again to who resumes after it, rather than missed.
	const lastEventNumber = await events.lastNumber(db, id);
	// In one statement: whoever sees the analysis sees the outcome that it led to.
	const [found] = await db
		.select({ row: conversationColumns, analysis: analyses })
		.from(conversations)
		.leftJoin(analyses, eq(analyses.conversationId, conversations.id))
		.where(eq(conversations.id, id));
	if (!found) throw new AppError("not-found", "There is no such conversation.");
	const { row, analysis } = found;
	const names = await readNames(contacts, db, [row]);
	return {
		...toSummary(row, names),
		transcript: await transcript(db, id),
		analysis: analysis && (await analysisOf(db, analysis)),
		recording: row.recording,
		usage: {
			inputTokens: row.inputTokens,
			outputTokens: row.outputTokens,
			transcribedMs: row.transcribedMs,
			spokenCharacters: row.spokenCharacters,
		},
		lastEventNumber,
	};
}

export async function saveState(tx: Transaction, id: string, state: DialogueState, at: Date): Promise<void> {
	await tx
		.insert(dialogueStates)
		.values({ conversationId: id, state, updatedAt: at })
		.onConflictDoUpdate({ target: dialogueStates.conversationId, set: { state, updatedAt: at } });
}

export async function loadState(db: Queryable, id: string): Promise<DialogueState | null> {
	const [row] = await db
		.select({ state: dialogueStates.state })
		.from(dialogueStates)
		.where(eq(dialogueStates.conversationId, id));
	return row?.state ?? null;
}
