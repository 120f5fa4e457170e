import type { CannedReply, CannedReplySave } from "@centralita/contracts";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { cannedReplies } from "./schema.ts";
import type { Actor } from "./types.ts";

type Save = z.infer<typeof CannedReplySave>;

const toCannedReply = (row: typeof cannedReplies.$inferSelect): CannedReply => ({
	...row,
	updatedAt: row.updatedAt.toISOString(),
});
const missing = () => new AppError("not-found", "There is no such canned reply.");

/** Rejects with `not-found`. */
export async function readCannedReply(db: Queryable, id: string): Promise<CannedReply> {
	const [row] = await db.select().from(cannedReplies).where(eq(cannedReplies.id, id));
	if (!row) throw missing();
	return toCannedReply(row);
}

/** Answers that are written once. Changes reject with `not-found`. */
export function createCannedReplies({ db, clock, audit }: Pick<Platform, "db" | "clock" | "audit">) {
	const now = () => new Date(clock.now());
	return {
		async list(): Promise<CannedReply[]> {
			const rows = await db.query.select().from(cannedReplies).orderBy(asc(cannedReplies.title), asc(cannedReplies.id));
			return rows.map(toCannedReply);
		},
		add: (save: Save, actor: Actor): Promise<CannedReply> =>
			db.transaction(async (tx) => {
				const id = uuidv7(clock.now());
				await tx.insert(cannedReplies).values({ ...save, id, updatedAt: now() });
				await audit.record(tx, { ...actor, action: "canned-reply.created", subject: id });
				return readCannedReply(tx, id);
			}),
		replace: (id: string, save: Save, actor: Actor): Promise<CannedReply> =>
			db.transaction(async (tx) => {
				const rows = await tx
					.update(cannedReplies)
					.set({ ...save, updatedAt: now() })
					.where(eq(cannedReplies.id, id))
					.returning();
				if (rows.length === 0) throw missing();
				await audit.record(tx, { ...actor, action: "canned-reply.changed", subject: id });
				return readCannedReply(tx, id);
			}),
		remove: (id: string, actor: Actor): Promise<void> =>
			db.transaction(async (tx) => {
				const rows = await tx.delete(cannedReplies).where(eq(cannedReplies.id, id)).returning();
				if (rows.length === 0) throw missing();
				await audit.record(tx, { ...actor, action: "canned-reply.removed", subject: id });
			}),
	};
}

export type CannedReplies = ReturnType<typeof createCannedReplies>;
