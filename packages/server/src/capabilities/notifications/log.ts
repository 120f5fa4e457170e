import type { Notification, NotificationState } from "@centralita/contracts";
import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import { AppError } from "../../platform/errors/index.ts";
import type { Actor, Context } from "./context.ts";
import { sendJob } from "./job-names.ts";
import { channels, items, letters } from "./schema.ts";

type Page = { state?: NotificationState | undefined; cursor?: string | undefined; limit: number };

/** What was sent to whom, and what was not. */
export function createLog({ db, jobs, clock, audit, people }: Context) {
	return {
		async list({ state, cursor, limit }: Page): Promise<{ items: Notification[]; nextCursor: string | null }> {
			const rows = await db.query
				.select()
				.from(letters)
				.where(and(state && eq(letters.state, state), cursor === undefined ? undefined : lt(letters.id, cursor)))
				.orderBy(desc(letters.id))
				.limit(limit + 1);
			const shown = rows.slice(0, limit);
			const ids = shown.map(({ id }) => id);
			const news =
				ids.length === 0
					? []
					: await db.query
							.select({ letterId: items.letterId, type: items.type })
							.from(items)
							.where(inArray(items.letterId, ids))
							.orderBy(asc(items.id));
			const byLetter = Map.groupBy(news, ({ letterId }) => letterId);
			const names = new Map<string, string>();
			for (const { id, name } of await people(db.query)) names.set(`user:${id}`, name);
			for (const { id, name } of await db.query.select().from(channels)) names.set(`channel:${id}`, name);
			const found = shown.map((row) => {
				const types = (byLetter.get(row.id) ?? []).map(({ type }) => type);
				return {
					id: row.id,
					kind: row.kind,
					recipient: names.get(row.recipient) ?? null,
					state: row.state,
					events: [...new Set(types)],
					count: types.length,
					attempts: row.attempts,
					at: row.dueAt.toISOString(),
					detail: row.detail,
				};
			});
			return { items: found, nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
		},
		/** Tries one again that was given up. Rejects with `not-found`, and with `conflict` for any other. */
		retry: (id: string, actor: Actor): Promise<void> =>
			db.transaction(async (tx) => {
				const [row] = await tx.select().from(letters).where(eq(letters.id, id)).for("update");
				if (!row) throw new AppError("not-found", "There is no such notification.");
				if (row.state !== "failed") throw new AppError("conflict", "It was not given up.");
				await tx
					.update(letters)
					.set({ state: "waiting", attempts: 0, dueAt: new Date(clock.now()) })
					.where(eq(letters.id, id));
				await jobs.enqueue(tx, sendJob, {});
				await audit.record(tx, { ...actor, action: "notification.retried", subject: id });
			}),
	};
}

export type NotificationLog = ReturnType<typeof createLog>;
