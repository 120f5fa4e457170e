import { and, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import type { Sealer } from "../../../platform/security/sealing.ts";
import { providerSettings } from "../schema.ts";

/** `value` null: it was sealed under another key, or somebody changed it. */
export type EnteredField = { provider: string; field: string; value: string | null };

/** A value belongs to its field: moved to another row it cannot be opened. */
const contextOf = (provider: string, field: string) => Buffer.from(JSON.stringify([provider, field]));

export async function readEntered(db: Queryable, sealer: Sealer): Promise<EnteredField[]> {
	const rows = await db.select().from(providerSettings);
	return rows.map(({ provider, field, sealed }) => ({
		provider,
		field,
		value: sealer.open(sealed, contextOf(provider, field)),
	}));
}

export async function writeEntered(
	tx: Transaction,
	sealer: Sealer,
	entry: { provider: string; field: string; value: string; changedBy: string; changedAt: Date },
): Promise<void> {
	const { provider, field, value, changedBy, changedAt } = entry;
	const row = { sealed: sealer.seal(value, contextOf(provider, field)), changedBy, changedAt };
	await tx
		.insert(providerSettings)
		.values({ provider, field, ...row })
		.onConflictDoUpdate({ target: [providerSettings.provider, providerSettings.field], set: row });
}

export async function removeEntered(tx: Transaction, provider: string, field: string): Promise<void> {
	await tx
		.delete(providerSettings)
		.where(and(eq(providerSettings.provider, provider), eq(providerSettings.field, field)));
}
