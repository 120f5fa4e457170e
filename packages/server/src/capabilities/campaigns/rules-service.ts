import type { CountryDialRules, DialRules } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { countryRules } from "./rules/countries.ts";
import { campaignCountryRules } from "./schema.ts";
import type { Actor } from "./types.ts";

/** What is allowed in each country: as the company has it, else as the product has it. */
export async function readRules(db: Queryable): Promise<CountryDialRules[]> {
	const own = new Map((await db.select().from(campaignCountryRules)).map(({ country, rules }) => [country, rules]));
	const countries = [...new Set([...Object.keys(countryRules), ...own.keys()])].sort();
	return countries.flatMap((country) => {
		const rules = own.get(country) ?? countryRules[country]?.rules;
		if (rules === undefined) return [];
		return [{ country, rules, changed: own.has(country), source: countryRules[country]?.source ?? null }];
	});
}

/** What is allowed in one of them. */
export async function rulesOf(db: Queryable, country: string): Promise<DialRules | null> {
	const [row] = await db.select().from(campaignCountryRules).where(eq(campaignCountryRules.country, country));
	return row?.rules ?? countryRules[country]?.rules ?? null;
}

export async function changeRules(
	{ db, audit }: Pick<Platform, "db" | "audit">,
	country: string,
	rules: DialRules,
	actor: Actor,
): Promise<CountryDialRules> {
	await db.transaction(async (tx) => {
		await tx
			.insert(campaignCountryRules)
			.values({ country, rules })
			.onConflictDoUpdate({ target: campaignCountryRules.country, set: { rules } });
		await audit.record(tx, { ...actor, action: "dial-rules.changed", subject: country, detail: { rules } });
	});
	return { country, rules, changed: true, source: countryRules[country]?.source ?? null };
}

/** Rejects with `not-found` where the company has none of its own. */
export async function resetRules(
	{ db, audit }: Pick<Platform, "db" | "audit">,
	country: string,
	actor: Actor,
): Promise<void> {
	await db.transaction(async (tx) => {
		const gone = await tx
			.delete(campaignCountryRules)
			.where(eq(campaignCountryRules.country, country))
			.returning({ country: campaignCountryRules.country });
		if (gone.length === 0) throw new AppError("not-found", "The company has no rules of its own for this country.");
		await audit.record(tx, { ...actor, action: "dial-rules.reset", subject: country });
	});
}
