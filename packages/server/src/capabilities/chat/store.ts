import { and, asc, eq, inArray } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { digest } from "../../platform/security/secrets.ts";
import { type ChatMessageRow, type ChatSessionRow, chatMessages, chatSessions } from "./schema.ts";

const unknown = () => new AppError("not-found", "There is no such chat.");

/** By the visitor's bearer; null when there is none. */
export async function findSession(db: Queryable, sessionId: string): Promise<ChatSessionRow | null> {
	const [row] = await db
		.select()
		.from(chatSessions)
		.where(eq(chatSessions.tokenDigest, digest(sessionId)));
	return row ?? null;
}

/** By the visitor's bearer, held until the transaction ends. Rejects with `not-found`. */
export async function lockSession(tx: Transaction, sessionId: string): Promise<ChatSessionRow> {
	const [row] = await tx
		.select()
		.from(chatSessions)
		.where(eq(chatSessions.tokenDigest, digest(sessionId)))
		.for("update");
	if (!row) throw unknown();
	return row;
}

/** By the conversation, held until the transaction ends. Rejects with `not-found`. */
export async function lockChat(tx: Transaction, conversationId: string): Promise<ChatSessionRow> {
	const [row] = await tx
		.select()
		.from(chatSessions)
		.where(eq(chatSessions.conversationId, conversationId))
		.for("update");
	if (!row) throw unknown();
	return row;
}

export async function readChat(db: Queryable, conversationId: string): Promise<ChatSessionRow> {
	const [row] = await db.select().from(chatSessions).where(eq(chatSessions.conversationId, conversationId));
	if (!row) throw unknown();
	return row;
}

export async function changeSession(
	tx: Transaction,
	conversationId: string,
	change: Partial<Omit<ChatSessionRow, "conversationId" | "tokenDigest">>,
): Promise<void> {
	await tx.update(chatSessions).set(change).where(eq(chatSessions.conversationId, conversationId));
}

/** One message more that no person has seen. */
export const oneUnread = (
	{ unread, unreadSince }: ChatSessionRow,
	at: Date,
): Pick<ChatSessionRow, "unread" | "unreadSince"> => ({
	unread: unread + 1,
	unreadSince: unread === 0 ? at : unreadSince,
});

export async function findMessage(
	tx: Transaction,
	conversationId: string,
	key: string,
): Promise<ChatMessageRow | null> {
	const [row] = await tx
		.select()
		.from(chatMessages)
		.where(and(eq(chatMessages.conversationId, conversationId), eq(chatMessages.key, key)));
	return row ?? null;
}

/** What the assistant has yet to answer, in order. */
export async function openMessages(db: Queryable, conversationId: string): Promise<ChatMessageRow[]> {
	return db
		.select()
		.from(chatMessages)
		.where(and(eq(chatMessages.conversationId, conversationId), eq(chatMessages.answered, false)))
		.orderBy(asc(chatMessages.id));
}

export async function closeMessages(
	tx: Transaction,
	ids: readonly string[],
	answer: ChatMessageRow["answer"],
): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.update(chatMessages)
		.set({ answered: true, answer })
		.where(inArray(chatMessages.id, [...ids]));
}

/** With its messages. */
export async function dropSession(tx: Transaction, conversationId: string): Promise<void> {
	await tx.delete(chatSessions).where(eq(chatSessions.conversationId, conversationId));
}
