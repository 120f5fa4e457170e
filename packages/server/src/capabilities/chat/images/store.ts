import type { ChatImage } from "@centralita/contracts";
import { and, asc, count, eq, gt, isNotNull, isNull, lt, ne, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { type ChatImageRow, chatImages } from "./schema.ts";

export async function insertImage(
	tx: Transaction,
	image: Pick<ChatImageRow, "id" | "conversationId" | "createdAt"> &
		Partial<Pick<ChatImageRow, "key" | "userId" | "userName">>,
): Promise<void> {
	await tx.insert(chatImages).values({ ...image, status: "receiving" });
}

/** Null when it is gone. */
export async function findImage(db: Queryable, id: string): Promise<ChatImageRow | null> {
	const [row] = await db.select().from(chatImages).where(eq(chatImages.id, id));
	return row ?? null;
}

/** By the key that it was sent under; null when none was. */
export async function findImageByKey(db: Queryable, conversationId: string, key: string): Promise<ChatImageRow | null> {
	const [row] = await db
		.select()
		.from(chatImages)
		.where(and(eq(chatImages.conversationId, conversationId), eq(chatImages.key, key)));
	return row ?? null;
}

/** Counts one more repeat of what was answered, of at most `limit`. Returns whether it was one. */
export async function countRepeat(
	db: Queryable,
	tokenDigest: Buffer,
	{ key, limit }: { key: string; limit: number },
): Promise<boolean> {
	const { rows } = await db.execute(sql`
		update chat_images set repeats = repeats + 1
		where key = ${key} and answer is not null and repeats < ${limit}
			and conversation_id = (select conversation_id from chat_sessions where token_digest = ${tokenDigest})
		returning id`);
	return rows.length > 0;
}

/** Changes it where it has that status still. Returns whether it had. */
export async function changeImage(
	db: Queryable,
	id: string,
	from: ChatImageRow["status"],
	change: Partial<Omit<ChatImageRow, "id" | "conversationId" | "createdAt">>,
): Promise<boolean> {
	const changed = await db
		.update(chatImages)
		.set(change)
		.where(and(eq(chatImages.id, id), eq(chatImages.status, from)))
		.returning({ id: chatImages.id });
	return changed.length > 0;
}

export async function dropImage(tx: Transaction, id: string): Promise<void> {
	await tx.delete(chatImages).where(eq(chatImages.id, id));
}

/** Pictures of a chat that were not refused: the visitor's, or those of the company's people. */
export async function countImages(
	db: Queryable,
	conversationId: string,
	sentBy: "contact" | "user" = "contact",
): Promise<number> {
	const bySender = sentBy === "user" ? isNotNull(chatImages.userId) : isNull(chatImages.userId);
	const [row] = await db
		.select({ total: count() })
		.from(chatImages)
		.where(and(eq(chatImages.conversationId, conversationId), ne(chatImages.status, "refused"), bySender));
	return row?.total ?? 0;
}

/** When the visitor's uploads to a chat after `since` began, oldest first, at most `limit`. */
export async function uploadsSince(db: Queryable, conversationId: string, since: Date, limit: number): Promise<Date[]> {
	const rows = await db
		.select({ at: chatImages.createdAt })
		.from(chatImages)
		.where(
			and(eq(chatImages.conversationId, conversationId), isNull(chatImages.userId), gt(chatImages.createdAt, since)),
		)
		.orderBy(asc(chatImages.createdAt))
		.limit(limit);
	return rows.map(({ at }) => at);
}

export async function keptImages(db: Queryable, conversationId: string): Promise<ChatImageRow[]> {
	return db
		.select()
		.from(chatImages)
		.where(and(eq(chatImages.conversationId, conversationId), eq(chatImages.status, "done")))
		.orderBy(asc(chatImages.createdAt), asc(chatImages.id));
}

/** All that arrived, oldest first. */
export async function arrivedImages(db: Queryable, conversationId: string): Promise<ChatImage[]> {
	const rows = await db
		.select()
		.from(chatImages)
		.where(and(eq(chatImages.conversationId, conversationId), ne(chatImages.status, "receiving")))
		.orderBy(asc(chatImages.createdAt), asc(chatImages.id));
	return rows.flatMap(({ id, status, reason, analysis, width, height, userName: by }) =>
		status === "receiving" || reason === "not-taken" ? [] : [{ id, status, reason, analysis, width, height, by }],
	);
}

export async function imageIds(db: Queryable, conversationId: string): Promise<string[]> {
	const rows = await db
		.select({ id: chatImages.id })
		.from(chatImages)
		.where(eq(chatImages.conversationId, conversationId));
	return rows.map(({ id }) => id);
}

/** Of an upload that came to nothing: its key is as if it had never been used. */
export const notTaken = { status: "refused", reason: "not-taken", key: null } as const;

/** Forgets uploads that never came to an end. Returns their ids, at most `limit`. */
export async function dropStale(tx: Transaction, before: Date, limit: number): Promise<string[]> {
	const stale = await tx
		.select({ id: chatImages.id })
		.from(chatImages)
		.where(and(eq(chatImages.status, "receiving"), lt(chatImages.createdAt, before)))
		.limit(limit)
		.for("update", { skipLocked: true });
	for (const { id } of stale) await changeImage(tx, id, "receiving", notTaken);
	return stale.map(({ id }) => id);
}
