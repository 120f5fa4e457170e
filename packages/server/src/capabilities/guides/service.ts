import { GuideDefinition, type GuideVersion } from "@centralita/contracts";
import { validateGuide } from "../../dialogue/guide/validate.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { guideHash } from "./hash.ts";
import { allLatest, insertVersion, latestOf, lockGuides, versionsOf } from "./store.ts";

/** Author of the guides that come with the product; a version by anybody else is never overwritten. */
const builtInAuthor = "Centralita";

export type Guides = {
	/** The newest published versions of the guides that exist, in the order of `slugs`. */
	publishedGuides(db: Queryable, slugs: readonly string[]): Promise<GuideVersion[]>;
	/** The versions that a conversation began with, by slug; those that are gone are left out. */
	guidesAt(db: Queryable, versions: Readonly<Record<string, number>>): Promise<GuideVersion[]>;
	/** Every guide's newest version, by slug. */
	all(db: Queryable): Promise<GuideVersion[]>;
	/** Rejects with `not-found`. */
	get(db: Queryable, slug: string): Promise<GuideVersion>;
};

export function createGuidesService(): Guides {
	return {
		publishedGuides: latestOf,
		guidesAt: versionsOf,
		all: allLatest,
		async get(db, slug) {
			const [version] = await latestOf(db, [slug]);
			if (!version) throw new AppError("not-found", `There is no guide "${slug}".`);
			return version;
		},
	};
}

/**
 * Brings the built-in guides up to date: a new one, or one whose content changed, gets a version, unless a person
 * edited it. Safe to run on several nodes at once and at every start. Rejects when a built-in guide is unsound.
 */
export async function seedGuides(
	platform: Pick<Platform, "db" | "clock" | "log">,
	library: readonly GuideDefinition[],
): Promise<void> {
	const definitions = library.map((definition) => GuideDefinition.parse(definition));
	const slugs = definitions.map((definition) => definition.slug);
	for (const definition of definitions) {
		const problem = validateGuide(definition, definitions).find(({ severity }) => severity === "error");
		if (problem) throw new Error(`Built-in guide "${definition.slug}": ${problem.message}`);
	}
	await platform.db.transaction(async (tx) => {
		await lockGuides(tx);
		const current = new Map((await latestOf(tx, slugs)).map((version) => [version.slug, version]));
		for (const definition of definitions) {
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
