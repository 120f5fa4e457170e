import type { GuideDefinition, GuideVersion } from "@centralita/contracts";
import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { type GuideRow, guides, guideVersions } from "./schema.ts";

const toVersion = (row: typeof guideVersions.$inferSelect): GuideVersion => ({
	...row,
	publishedAt: row.publishedAt.toISOString(),
});

const latest = (db: Queryable) =>
	db
		.select({ version: guideVersions })
		.from(guides)
		.innerJoin(
			guideVersions,
			and(eq(guideVersions.slug, guides.slug), eq(guideVersions.version, guides.latestVersion)),
		);

/** The newest version of every guide that is in use, by slug. */
export async function allLatest(db: Queryable): Promise<GuideVersion[]> {
	const rows = await latest(db).where(isNull(guides.archivedAt)).orderBy(asc(guides.slug));
	return rows.map((row) => toVersion(row.version));
}

/** The newest versions of the guides asked for that exist, in the order asked for. */
export async function latestOf(
	db: Queryable,
	slugs: readonly string[],
	{ archived = false }: { archived?: boolean } = {},
): Promise<GuideVersion[]> {
	if (slugs.length === 0) return [];
	const rows = await latest(db).where(
		and(inArray(guides.slug, [...slugs]), archived ? undefined : isNull(guides.archivedAt)),
	);
	const bySlug = new Map(rows.map((row) => [row.version.slug, toVersion(row.version)]));
	return slugs.flatMap((slug) => bySlug.get(slug) ?? []);
}

/** Those versions, in the order of the record. */
export async function versionsOf(db: Queryable, versions: Readonly<Record<string, number>>): Promise<GuideVersion[]> {
	const wanted = Object.entries(versions);
	if (wanted.length === 0) return [];
	const rows = await db
		.select()
		.from(guideVersions)
		.where(
			or(...wanted.map(([slug, version]) => and(eq(guideVersions.slug, slug), eq(guideVersions.version, version)))),
		);
	const bySlug = new Map(rows.map((row) => [row.slug, toVersion(row)]));
	return wanted.flatMap(([slug]) => bySlug.get(slug) ?? []);
}

/** Serialises writers of guides until the transaction ends. */
export async function lockGuides(tx: Transaction): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtext('centralita.guides'))`);
}

export async function insertVersion(
	tx: Transaction,
	version: { definition: GuideDefinition; version: number; hash: string; author: string; note: string; at: Date },
): Promise<void> {
	const { slug } = version.definition;
	await tx
		.insert(guides)
		.values({ slug, latestVersion: version.version, createdAt: version.at, revision: 1 })
		.onConflictDoUpdate({
			target: guides.slug,
			set: { latestVersion: version.version, revision: sql`${guides.revision} + 1` },
		});
	await tx.insert(guideVersions).values({
		slug,
		version: version.version,
		hash: version.hash,
		author: version.author,
		note: version.note,
		publishedAt: version.at,
		definition: version.definition,
	});
}

const missing = (slug: string) => new AppError("not-found", `There is no guide "${slug}".`);

/** The row with its newest version, if it has one. Rejects with `not-found`. */
export async function readGuide(db: Queryable, slug: string): Promise<{ row: GuideRow; latest: GuideVersion | null }> {
	const [row] = await db.select().from(guides).where(eq(guides.slug, slug));
	if (!row) throw missing(slug);
	const [version] = row.latestVersion === null ? [] : await versionsOf(db, { [slug]: row.latestVersion });
	return { row, latest: version ?? null };
}

/** Every guide with its newest version, by slug. */
export async function listGuides(
	db: Queryable,
	archived: boolean,
): Promise<{ row: GuideRow; latest: GuideVersion | null }[]> {
	const rows = await db
		.select({ row: guides, version: guideVersions })
		.from(guides)
		.leftJoin(guideVersions, and(eq(guideVersions.slug, guides.slug), eq(guideVersions.version, guides.latestVersion)))
		.where(archived ? isNotNull(guides.archivedAt) : isNull(guides.archivedAt))
		.orderBy(asc(guides.slug));
	return rows.map(({ row, version }) => ({ row, latest: version ? toVersion(version) : null }));
}

/** The row, held until the transaction ends. Rejects with `not-found`. */
export async function lockGuide(tx: Transaction, slug: string): Promise<GuideRow> {
	const [row] = await tx.select().from(guides).where(eq(guides.slug, slug)).for("update");
	if (!row) throw missing(slug);
	return row;
}

/** False when the slug is taken. */
export async function insertGuide(
	tx: Transaction,
	draft: GuideDefinition,
	{ author, at }: { author: string; at: Date },
): Promise<boolean> {
	const made = await tx
		.insert(guides)
		.values({ slug: draft.slug, createdAt: at, revision: 1, draft, draftAuthor: author, updatedAt: at })
		.onConflictDoNothing()
		.returning({ slug: guides.slug });
	return made.length > 0;
}

export async function updateGuide(
	tx: Transaction,
	slug: string,
	change: Partial<Omit<GuideRow, "slug">>,
): Promise<void> {
	await tx.update(guides).set(change).where(eq(guides.slug, slug));
}

export async function removeGuide(tx: Transaction, slug: string): Promise<void> {
	await tx.delete(guides).where(eq(guides.slug, slug));
}

/** More than anybody scrolls through; older ones stay reachable by number. */
const versionsShown = 500;

/** Newest first. */
export async function listVersions(db: Queryable, slug: string) {
	const { version, hash, author, note, publishedAt, definition } = guideVersions;
	const rows = await db
		.select({
			version,
			hash,
			author,
			note,
			publishedAt,
			nodes: sql<number>`jsonb_array_length(${definition} -> 'nodes')`,
		})
		.from(guideVersions)
		.where(eq(guideVersions.slug, slug))
		.orderBy(desc(version))
		.limit(versionsShown);
	return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}
