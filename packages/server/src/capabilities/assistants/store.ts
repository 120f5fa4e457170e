import type { Assistant, AssistantDefinition, AssistantSummary, AssistantVersion } from "@centralita/contracts";
import { and, asc, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { type AssistantRow, assistants, assistantVersions } from "./schema.ts";

const missing = () => new AppError("not-found", "There is no such assistant.");
const publishedOne = and(
	eq(assistantVersions.assistantId, assistants.id),
	eq(assistantVersions.version, assistants.publishedVersion),
);
const changed = sql<boolean>`${assistants.draft} is distinct from ${assistantVersions.definition}`;

export async function readAssistant(db: Queryable, id: string): Promise<Assistant> {
	const [found] = await db
		.select({ row: assistants, changed })
		.from(assistants)
		.leftJoin(assistantVersions, publishedOne)
		.where(eq(assistants.id, id));
	if (!found) throw missing();
	const { row } = found;
	return {
		id: row.id,
		revision: row.revision,
		draft: row.draft,
		publishedVersion: row.publishedVersion,
		changed: found.changed,
		archived: row.archivedAt !== null,
		createdAt: row.createdAt.toISOString(),
		updatedAt: row.updatedAt.toISOString(),
	};
}

/** Newest first, as their ids are; `before` is the id of the last one of the page before. */
export async function listAssistants(
	db: Queryable,
	query: { archived: boolean; limit: number; before: string | null },
): Promise<AssistantSummary[]> {
	const rows = await db
		.select({ row: assistants, changed })
		.from(assistants)
		.leftJoin(assistantVersions, publishedOne)
		.where(
			and(
				query.archived ? isNotNull(assistants.archivedAt) : isNull(assistants.archivedAt),
				query.before === null ? undefined : lt(assistants.id, query.before),
			),
		)
		.orderBy(desc(assistants.id))
		.limit(query.limit);
	return rows.map(({ row, changed }) => ({
		id: row.id,
		name: row.draft.name,
		locale: row.draft.locale,
		publishedVersion: row.publishedVersion,
		changed,
		updatedAt: row.updatedAt.toISOString(),
	}));
}

/** Published and not archived, the oldest first. */
export async function listPublished(
	db: Queryable,
): Promise<{ id: string; version: number; definition: AssistantDefinition }[]> {
	return db
		.select({ id: assistants.id, version: assistantVersions.version, definition: assistantVersions.definition })
		.from(assistants)
		.innerJoin(assistantVersions, publishedOne)
		.where(isNull(assistants.archivedAt))
		.orderBy(asc(assistants.id));
}

/** The row, held until the transaction ends. Rejects with `not-found`. */
export async function lockAssistant(tx: Transaction, id: string): Promise<AssistantRow> {
	const [row] = await tx.select().from(assistants).where(eq(assistants.id, id)).for("update");
	if (!row) throw missing();
	return row;
}

export async function insertAssistant(
	tx: Transaction,
	id: string,
	draft: AssistantDefinition,
	at: Date,
): Promise<void> {
	await tx.insert(assistants).values({ id, revision: 1, draft, createdAt: at, updatedAt: at });
}

export async function updateAssistant(
	tx: Transaction,
	id: string,
	change: Partial<Omit<AssistantRow, "id" | "createdAt">> & { updatedAt: Date },
): Promise<void> {
	await tx.update(assistants).set(change).where(eq(assistants.id, id));
}

export async function insertVersion(tx: Transaction, row: typeof assistantVersions.$inferInsert): Promise<void> {
	await tx.insert(assistantVersions).values(row);
}

/** Newest first. */
export async function listVersions(
	db: Queryable,
	id: string,
	limit: number,
): Promise<Omit<AssistantVersion, "definition">[]> {
	const { version, note, author, publishedAt } = assistantVersions;
	const rows = await db
		.select({ version, note, author, publishedAt })
		.from(assistantVersions)
		.where(eq(assistantVersions.assistantId, id))
		.orderBy(desc(assistantVersions.version))
		.limit(limit);
	return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}

export async function readVersion(db: Queryable, id: string, version: number): Promise<AssistantVersion> {
	const [row] = await db
		.select()
		.from(assistantVersions)
		.where(and(eq(assistantVersions.assistantId, id), eq(assistantVersions.version, version)));
	if (!row) throw new AppError("not-found", `The assistant has no version ${version}.`);
	const { definition, note, author, publishedAt } = row;
	return { version, note, author, publishedAt: publishedAt.toISOString(), definition };
}

/** Whether there has never been one; holds other seeders off until the transaction ends. */
export async function isFirstAssistant(tx: Transaction): Promise<boolean> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtext('centralita.assistants'))`);
	const rows = await tx.select({ id: assistants.id }).from(assistants).limit(1);
	return rows.length === 0;
}
