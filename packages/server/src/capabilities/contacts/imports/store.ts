import type { ContactImport, ContactImportCounts } from "@centralita/contracts";
import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { RefusedRow } from "./read-row.ts";
import { contactImportErrors, contactImports, type ImportRecord } from "./schema.ts";

const dayMs = 86_400_000;
/** So long an import can be undone, and its refused rows be downloaded. */
export const keptDays = 30;
/** Refused rows that are kept of one file; all are counted. */
const mostErrors = 50_000;

export const noCounts = (): ContactImportCounts => ({
	rows: 0,
	created: 0,
	updated: 0,
	unchanged: 0,
	skipped: 0,
	failed: 0,
	problems: {},
});

export const fileKey = (id: string): string => `contact-imports/${id}`;

export function shown(record: ImportRecord): ContactImport {
	const { position: _, run: __, seenAt: ___, createdAt, startedAt, finishedAt, ...rest } = record;
	const canUndo = record.state === "finished" || record.state === "cancelled" || record.state === "failed";
	return {
		...rest,
		undoUntil:
			canUndo && startedAt !== null && finishedAt !== null
				? new Date(finishedAt.getTime() + keptDays * dayMs).toISOString()
				: null,
		createdAt: createdAt.toISOString(),
		startedAt: startedAt?.toISOString() ?? null,
		finishedAt: finishedAt?.toISOString() ?? null,
	};
}

const missing = () => new AppError("not-found", "There is no such import.");

export async function readImport(query: Queryable, id: string): Promise<ImportRecord> {
	const [record] = await query.select().from(contactImports).where(eq(contactImports.id, id));
	if (!record) throw missing();
	return record;
}

/** Holds it until the transaction ends. */
export async function lockImport(tx: Transaction, id: string): Promise<ImportRecord> {
	const [record] = await tx.select().from(contactImports).where(eq(contactImports.id, id)).for("update");
	if (!record) throw missing();
	return record;
}

export async function changeImport(
	tx: Transaction,
	id: string,
	change: Partial<Omit<ImportRecord, "id">>,
): Promise<ImportRecord> {
	const [record] = await tx.update(contactImports).set(change).where(eq(contactImports.id, id)).returning();
	if (!record) throw missing();
	return record;
}

/** Newest first. */
export async function readImports(
	query: Queryable,
	{ before, limit }: { before: string | null; limit: number },
): Promise<ImportRecord[]> {
	return query
		.select()
		.from(contactImports)
		.where(before === null ? undefined : lt(contactImports.id, before))
		.orderBy(desc(contactImports.id))
		.limit(limit);
}

/** Keeps refused rows, as many as there is room for. Returns how many there are then. */
export async function keepErrors(
	tx: Transaction,
	id: string,
	had: number,
	rows: readonly RefusedRow[],
): Promise<number> {
	const kept = rows.slice(0, Math.max(0, mostErrors - had));
	if (kept.length === 0) return had;
	await tx
		.insert(contactImportErrors)
		.values(kept.map(({ number, problems, cells }) => ({ importId: id, row: number, problems, cells })));
	return had + kept.length;
}

export async function dropErrors(tx: Transaction, id: string): Promise<void> {
	await tx.delete(contactImportErrors).where(eq(contactImportErrors.importId, id));
}

/** In the order of the file. */
export async function readErrors(query: Queryable, id: string, after: number, limit: number) {
	return query
		.select()
		.from(contactImportErrors)
		.where(and(eq(contactImportErrors.importId, id), gt(contactImportErrors.row, after)))
		.orderBy(asc(contactImportErrors.row))
		.limit(limit);
}

/** Those at work that nobody was at since then. */
export async function abandoned(query: Queryable, since: Date): Promise<string[]> {
	const rows = await query
		.select({ id: contactImports.id })
		.from(contactImports)
		.where(and(inArray(contactImports.state, ["checking", "running", "undoing"]), lt(contactImports.seenAt, since)));
	return rows.map(({ id }) => id);
}

/** Ids of those that are over for so long that nothing of them is needed: unfinished ones after a day. */
export async function outdated(query: Queryable, now: number): Promise<string[]> {
	const rows = await query
		.select({ id: contactImports.id })
		.from(contactImports)
		.where(
			sql`(${contactImports.state} in ('new', 'ready', 'checked') and ${contactImports.seenAt} < ${new Date(now - dayMs)})
				or (${contactImports.state} in ('finished', 'failed', 'cancelled', 'undone') and ${contactImports.seenAt} < ${new Date(now - keptDays * dayMs)})`,
		)
		.limit(100);
	return rows.map(({ id }) => id);
}

export async function removeImport(tx: Transaction, id: string): Promise<void> {
	await tx.delete(contactImports).where(eq(contactImports.id, id));
}
