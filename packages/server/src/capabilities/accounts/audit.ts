import type { AuditEntry } from "@centralita/contracts";
import { and, desc, eq, lt, type SQL } from "drizzle-orm";
import type { Audit } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { type Clock, uuidv7 } from "../../platform/time/index.ts";
import { type AuditRow, auditEntries } from "./schema.ts";

/** The audit trail: rows that the database itself refuses to change or remove. */
export function createAudit(clock: Clock): Audit {
	return {
		async record(tx, { principal, action, subject, ip, detail }) {
			const now = clock.now();
			await tx.insert(auditEntries).values({
				id: uuidv7(now),
				at: new Date(now),
				actor: principal?.name ?? "system",
				actorId: principal?.id ?? null,
				action,
				subject: subject ?? null,
				ip: ip ?? null,
				detail: detail ?? {},
			});
		},
	};
}

export type AuditFilter = { action?: string | undefined; actorId?: string | undefined };

/** Newest first; `before` is the id of the last entry of the page before. */
export async function listAudit(
	db: Queryable,
	filter: AuditFilter,
	before: string | null,
	limit: number,
): Promise<AuditEntry[]> {
	const conditions: SQL[] = [];
	if (filter.action !== undefined) conditions.push(eq(auditEntries.action, filter.action));
	if (filter.actorId !== undefined) conditions.push(eq(auditEntries.actorId, filter.actorId));
	if (before !== null) conditions.push(lt(auditEntries.id, before));
	const rows = await db
		.select()
		.from(auditEntries)
		.where(and(...conditions))
		.orderBy(desc(auditEntries.id))
		.limit(limit);
	return rows.map(toEntry);
}

const toEntry = (row: AuditRow): AuditEntry => ({ ...row, at: row.at.toISOString() });
