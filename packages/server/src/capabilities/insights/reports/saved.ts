import type { SavedReport, SavedReportList, SavedReportSave } from "@centralita/contracts";
import { and, asc, desc, eq, gt, inArray, isNotNull, ne, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { nextDue } from "./due.ts";
import { reportSends, type SavedReportRow, savedReports } from "./schema.ts";

const most = 100;
const missing = () => new AppError("not-found", "There is no such report.");

const shown = (
	{ createdAt, updatedAt, nextAt, ...row }: SavedReportRow,
	lastSend: SavedReport["lastSend"],
): SavedReport => ({
	...row,
	createdAt: createdAt.toISOString(),
	updatedAt: updatedAt.toISOString(),
	nextAt: nextAt?.toISOString() ?? null,
	lastSend,
});

async function lastSends(query: Queryable, ids: readonly string[]): Promise<Map<string, SavedReport["lastSend"]>> {
	if (ids.length === 0) return new Map();
	const rows = await query
		.selectDistinctOn([reportSends.reportId])
		.from(reportSends)
		.where(inArray(reportSends.reportId, [...ids]))
		.orderBy(reportSends.reportId, desc(reportSends.dueAt));
	return new Map(
		rows.map(({ reportId, dueAt, state, detail }) => [reportId, { dueAt: dueAt.toISOString(), state, detail }]),
	);
}

/** By name. */
export async function readSaved(query: Queryable): Promise<SavedReportList["items"]> {
	const rows = await query
		.select()
		.from(savedReports)
		.orderBy(asc(sql`lower(${savedReports.name})`));
	const sends = await lastSends(
		query,
		rows.map(({ id }) => id),
	);
	return rows.map((row) => shown(row, sends.get(row.id) ?? null));
}

/** Rejects with `not-found`. */
export async function findSaved(query: Queryable, id: string): Promise<SavedReportRow> {
	const [row] = await query.select().from(savedReports).where(eq(savedReports.id, id));
	if (!row) throw missing();
	return row;
}

async function requireFreeName(tx: Transaction, name: string, id: string): Promise<void> {
	await tx.execute(sql`lock table insights_saved_reports in share row exclusive mode`);
	const [taken] = await tx
		.select({ id: savedReports.id })
		.from(savedReports)
		.where(and(sql`lower(${savedReports.name}) = lower(${name})`, ne(savedReports.id, id)));
	if (taken)
		throw new AppError("conflict", "There is a report of this name.", { fields: [{ path: "name", message: "taken" }] });
}

const refuseHours = () =>
	new AppError("validation-failed", "There is no such report.", {
		fields: [{ path: "query.outcome", message: "cannot be asked for by hour" }],
	});

type Now = { timeZone: string; now: number };

function columnsOf({ name, language, query, schedule }: SavedReportSave, { timeZone, now }: Now) {
	if (query.groupBy === "hour" && query.outcome !== undefined) throw refuseHours();
	const nextAt = schedule === null ? null : new Date(nextDue(schedule, timeZone, now));
	return { name, language, query, schedule, nextAt, updatedAt: new Date(now) };
}

/** Rejects with `conflict` for a name that is taken, or when there are too many. */
export async function addSaved(
	tx: Transaction,
	save: SavedReportSave,
	{ by, ...now }: Now & { by: string | null },
): Promise<SavedReport> {
	const id = uuidv7(now.now);
	await requireFreeName(tx, save.name, id);
	if ((await tx.$count(savedReports)) >= most)
		throw new AppError("conflict", `There are ${most} reports already: delete one first.`);
	const columns = columnsOf(save, now);
	const [row] = await tx
		.insert(savedReports)
		.values({ id, ...columns, by, createdAt: columns.updatedAt })
		.returning();
	if (!row) throw missing();
	return shown(row, null);
}

/** Rejects with `not-found`, and with `conflict` for a name that is taken. */
export async function changeSaved(tx: Transaction, id: string, save: SavedReportSave, now: Now): Promise<SavedReport> {
	await requireFreeName(tx, save.name, id);
	const [row] = await tx.update(savedReports).set(columnsOf(save, now)).where(eq(savedReports.id, id)).returning();
	if (!row) throw missing();
	return shown(row, (await lastSends(tx, [id])).get(id) ?? null);
}

/** Rejects with `not-found`. */
export async function removeSaved(tx: Transaction, id: string): Promise<void> {
	const { rowCount } = await tx.delete(savedReports).where(eq(savedReports.id, id));
	if (rowCount === 0) throw missing();
}

/** Those that are not due yet get their next time by the clock that holds now. */
export async function setClock(query: Queryable, { timeZone, now }: Now): Promise<void> {
	const rows = await query
		.select()
		.from(savedReports)
		.where(and(isNotNull(savedReports.schedule), gt(savedReports.nextAt, new Date(now))));
	for (const { id, schedule, nextAt } of rows) {
		const due = schedule && nextDue(schedule, timeZone, now);
		if (due !== null && due !== nextAt?.getTime())
			await query
				.update(savedReports)
				.set({ nextAt: new Date(due) })
				.where(and(eq(savedReports.id, id), gt(savedReports.nextAt, new Date(now))));
	}
}
