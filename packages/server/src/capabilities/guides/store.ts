import type { GuideDefinition, GuideVersion } from "@centralita/contracts";
import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { guides, guideVersions } from "./schema.ts";

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

/** The newest version of every guide, by slug. */
export async function allLatest(db: Queryable): Promise<GuideVersion[]> {
	const rows = await latest(db).orderBy(asc(guides.slug));
	return rows.map((row) => toVersion(row.version));
}

/** The newest versions of the guides asked for that exist, in the order asked for. */
export async function latestOf(db: Queryable, slugs: readonly string[]): Promise<GuideVersion[]> {
	if (slugs.length === 0) return [];
	const rows = await latest(db).where(inArray(guides.slug, [...slugs]));
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
		.values({ slug, latestVersion: version.version, createdAt: version.at })
		.onConflictDoUpdate({ target: guides.slug, set: { latestVersion: version.version } });
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
