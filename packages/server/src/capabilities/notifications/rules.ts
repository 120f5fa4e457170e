import type { NotificationRule } from "@centralita/contracts";
import { asc, sql } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import type { Actor, Context } from "./context.ts";
import { channels, rules } from "./schema.ts";

export async function readRules(db: Queryable): Promise<NotificationRule[]> {
	const rows = await db.select().from(rules).orderBy(asc(rules.position));
	return rows.map(({ events, recipients }) => ({ events, recipients }));
}

/** Puts these in the place of all. Rejects with `validation-failed` for a channel or a person that there is not. */
export const replaceRules = (
	{ db, audit, people }: Context,
	next: readonly NotificationRule[],
	actor: Actor,
): Promise<NotificationRule[]> =>
	db.transaction(async (tx) => {
		const known = new Set([
			...(await tx.select({ id: channels.id }).from(channels)).map(({ id }) => `channel ${id}`),
			...(await people(tx)).map(({ id }) => `user ${id}`),
		]);
		const fields = next.flatMap(({ recipients }, rule) =>
			recipients.flatMap((recipient, index) =>
				recipient.kind === "role" || known.has(`${recipient.kind} ${recipient.id}`)
					? []
					: [{ path: `rules.${rule}.recipients.${index}`, message: "is not there any more" }],
			),
		);
		if (fields.length > 0) throw new AppError("validation-failed", "Some recipients are gone.", { fields });
		// Two who save at once: the later one's hold.
		await tx.execute(sql`lock table notification_rules in share row exclusive mode`);
		await tx.delete(rules);
		if (next.length > 0) await tx.insert(rules).values(next.map((rule, position) => ({ ...rule, position })));
		await audit.record(tx, { ...actor, action: "notification-rules.changed", detail: { count: next.length } });
		return readRules(tx);
	});
