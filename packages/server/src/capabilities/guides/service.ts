import { GuideDefinition, type GuideVersion } from "@centralita/contracts";
import { innerGuides, validateGuide } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { type Assigned, assignedTo, type Subject } from "./experiments/assign.ts";
import { allRunning } from "./experiments/store.ts";
import { guideHash } from "./hash.ts";
import { allLatest, insertVersion, latestOf, lockGuides, versionsOf } from "./store.ts";

/** Author of the guides that come with the product; a version by anybody else is never overwritten. */
const builtInAuthor = "Centralita";

export type Guides = {
	/**
	 * The newest published versions of the guides that are in use, in the order of `slugs`, and after them those of the
	 * guides within them. For a `subject`, those that experiments give them; guides within are no part of experiments.
	 */
	publishedGuides(db: Queryable, slugs: readonly string[], subject?: Subject): Promise<GuideVersion[]>;
	/** The versions that a conversation began with, by slug; those that are gone are left out. */
	guidesAt(db: Queryable, versions: Readonly<Record<string, number>>): Promise<GuideVersion[]>;
	/** Those of the slugs that were published at some time, archived ones included. */
	everPublished(db: Queryable, slugs: readonly string[]): Promise<ReadonlySet<string>>;
	/** Every guide's newest version, by slug; archived ones are left out. */
	all(db: Queryable): Promise<GuideVersion[]>;
	/** The newest version. Rejects with `not-found`. */
	get(db: Queryable, slug: string): Promise<GuideVersion>;
};

export function createGuidesService(): Guides {
	return {
		publishedGuides: async (db, slugs, subject) =>
			withInner(db, slugs, subject && (await assignedTo(db, slugs, subject))),
		guidesAt: versionsOf,
		async everPublished(db, slugs) {
			return new Set((await latestOf(db, slugs, { archived: true })).map(({ slug }) => slug));
		},
		all: allLatest,
		async get(db, slug) {
			const [version] = await latestOf(db, [slug], { archived: true });
			if (!version) throw new AppError("not-found", `There is no guide "${slug}".`);
			return version;
		},
	};
}

/** Guides deep enough for anybody; the interpreter goes no deeper. */
const deepest = 8;

/** The newest versions of guides in use, or those that experiments give, with the newest of the guides that they enter. */
export async function withInner(
	db: Queryable,
	slugs: readonly string[],
	assigned: ReadonlyMap<string, Assigned> = new Map(),
): Promise<GuideVersion[]> {
	const found = new Map<string, GuideVersion>();
	let wanted = slugs;
	for (let depth = 0; depth <= deepest && wanted.length > 0; depth++) {
		const newest = await latestOf(db, [...new Set(wanted)]);
		const versions = depth === 0 ? await tried(db, newest, assigned) : newest;
		for (const version of versions) found.set(version.slug, version);
		wanted = versions.flatMap(({ definition }) => innerGuides(definition)).filter((slug) => !found.has(slug));
	}
	return [...found.values()];
}

async function tried(
	db: Queryable,
	newest: GuideVersion[],
	assigned: ReadonlyMap<string, Assigned>,
): Promise<GuideVersion[]> {
	const others = newest.flatMap(({ slug, version }) => {
		const wanted = assigned.get(slug)?.version ?? version;
		return wanted === version ? [] : [[slug, wanted] as const];
	});
	const bySlug = new Map((await versionsOf(db, Object.fromEntries(others))).map((version) => [version.slug, version]));
	return newest.map((version) => bySlug.get(version.slug) ?? version);
}

/**
 * Brings the built-in guides up to date: a new one, or one whose content changed, gets a version, unless a person
 * edited it, or an experiment runs on it: then at the first start after that. Safe to run on several nodes at once and at every start. Rejects when a built-in guide is unsound.
 */
export async function seedGuides(
	platform: Pick<Platform, "db" | "clock" | "log">,
	library: readonly GuideDefinition[],
): Promise<void> {
	const definitions = library.map((definition) => GuideDefinition.parse(definition));
	const slugs = definitions.map((definition) => definition.slug);
	for (const definition of definitions) {
		const problem = validateGuide(definition, definitions).find(({ severity }) => severity === "error");
		if (problem) throw new Error(`Built-in guide "${definition.slug}": ${problem.path}: ${problem.message.en}`);
	}
	await platform.db.transaction(async (tx) => {
		await lockGuides(tx);
		const current = new Map((await latestOf(tx, slugs, { archived: true })).map((version) => [version.slug, version]));
		const busy = new Set((await allRunning(tx)).map(({ guide }) => guide));
		for (const definition of definitions) {
			if (busy.has(definition.slug)) continue;
			const hash = guideHash(definition);
			const now = current.get(definition.slug);
			if (now && (now.author !== builtInAuthor || now.hash === hash)) continue;
			const version = (now?.version ?? 0) + 1;
			const note = now ? "Updated with the product" : "Comes with the product";
			const at = new Date(platform.clock.now());
			await insertVersion(tx, { definition, version, hash, author: builtInAuthor, note, at });
			platform.log.info({ guide: definition.slug, version }, "built-in guide published");
		}
	});
}
