import { eq, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { settings } from "./schema.ts";

export type SettingRow = Omit<typeof settings.$inferSelect, "key">;

/** Undefined until somebody changed it. */
export async function readSetting(db: Queryable, key: string): Promise<SettingRow | undefined> {
	const [row] = await db.select().from(settings).where(eq(settings.key, key));
	return row;
}

export async function writeSetting(
	tx: Transaction,
	key: string,
	change: { value: unknown; changedBy: string; changedAt: Date },
): Promise<void> {
	await tx
		.insert(settings)
		.values({ key, ...change })
		.onConflictDoUpdate({ target: settings.key, set: { ...change, revision: sql`${settings.revision} + 1` } });
}

/** How often each setting was changed. */
export async function readRevisions(db: Queryable): Promise<Map<string, number>> {
	const rows = await db.select({ key: settings.key, revision: settings.revision }).from(settings);
	return new Map(rows.map(({ key, revision }) => [key, revision]));
}
