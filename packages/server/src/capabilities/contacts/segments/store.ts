import type { ContactFilter, ContactSegment, ContactSegmentSave } from "@centralita/contracts";
import { and, asc, desc, eq, lt, ne, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { contactSegments, contacts } from "../schema.ts";

const mostSegments = 200;

const shown = ({ createdAt, updatedAt, ...rest }: typeof contactSegments.$inferSelect): ContactSegment => ({
	...rest,
	createdAt: createdAt.toISOString(),
	updatedAt: updatedAt.toISOString(),
});
const missing = () => new AppError("not-found", "There is no such segment.");

export async function readSegments(query: Queryable): Promise<ContactSegment[]> {
	const rows = await query
		.select()
		.from(contactSegments)
		.orderBy(asc(sql`lower(${contactSegments.name})`));
	return rows.map(shown);
}

export async function readSegment(query: Queryable, id: string): Promise<ContactSegment> {
	const [row] = await query.select().from(contactSegments).where(eq(contactSegments.id, id));
	if (!row) throw missing();
	return shown(row);
}

async function requireFreeName(tx: Transaction, name: string, id: string | null): Promise<void> {
	const same = sql`lower(${contactSegments.name}) = lower(${name})`;
	const [taken] = await tx
		.select({ id: contactSegments.id })
		.from(contactSegments)
		.where(id === null ? same : and(same, ne(contactSegments.id, id)));
	if (taken)
		throw new AppError("conflict", "There is a segment of this name.", {
			fields: [{ path: "name", message: "taken" }],
		});
}

/** @throws AppError `conflict` for a name that is taken */
export async function addSegment(
	tx: Transaction,
	{ name, filter }: z.infer<typeof ContactSegmentSave>,
	{ by, at }: { by: string | null; at: Date },
): Promise<ContactSegment> {
	await tx.execute(sql`lock table contact_segments in share row exclusive mode`);
	await requireFreeName(tx, name, null);
	if ((await tx.$count(contactSegments)) >= mostSegments)
		throw new AppError("conflict", `There are ${mostSegments} segments already.`);
	const [row] = await tx
		.insert(contactSegments)
		.values({ id: uuidv7(at.getTime()), name, filter, by, createdAt: at, updatedAt: at })
		.returning();
	if (!row) throw missing();
	return shown(row);
}

/** @throws AppError `not-found`, `conflict` for a name that is taken */
export async function changeSegment(
	tx: Transaction,
	id: string,
	{ name, filter }: z.infer<typeof ContactSegmentSave>,
	at: Date,
): Promise<ContactSegment> {
	await tx.execute(sql`lock table contact_segments in share row exclusive mode`);
	await requireFreeName(tx, name, id);
	const [row] = await tx
		.update(contactSegments)
		.set({ name, filter, updatedAt: at })
		.where(eq(contactSegments.id, id))
		.returning();
	if (!row) throw missing();
	return shown(row);
}

export async function removeSegment(tx: Transaction, id: string): Promise<void> {
	const rows = await tx.delete(contactSegments).where(eq(contactSegments.id, id)).returning({ id: contactSegments.id });
	if (rows.length === 0) throw missing();
}

/** Ids of whom all of these conditions find, newest contact first; `before` is the last id of the page before. */
export async function findContacts(
	query: Queryable,
	where: SQL | undefined,
	{ before, limit }: { before: string | null; limit: number },
): Promise<string[]> {
	const rows = await query
		.select({ id: contacts.id })
		.from(contacts)
		.where(and(where, before === null ? undefined : lt(contacts.id, before)))
		.orderBy(desc(contacts.id))
		.limit(limit);
	return rows.map(({ id }) => id);
}

export async function countContacts(query: Queryable, where: SQL | undefined): Promise<number> {
	return query.$count(contacts, where);
}

export type Chosen = { q?: string | undefined; filter?: ContactFilter | undefined; segmentId?: string | undefined };
