import { lt } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { supervisePasses } from "../schema.ts";

/** Longer than clocks of nodes differ: one that runs ahead must not forget what another would take again. */
const forgottenAfterMs = 300_000;

/** False when that token was spent before, on any node. Those that expired long ago are forgotten. */
export async function spendPass(db: Queryable, pass: { id: string; expiresAt: number }, now: Date): Promise<boolean> {
	await db.delete(supervisePasses).where(lt(supervisePasses.expiresAt, new Date(now.getTime() - forgottenAfterMs)));
	const rows = await db
		.insert(supervisePasses)
		.values({ id: pass.id, expiresAt: new Date(pass.expiresAt) })
		.onConflictDoNothing()
		.returning({ id: supervisePasses.id });
	return rows.length === 1;
}
