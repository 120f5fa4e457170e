import type { GuideDefinition } from "@centralita/contracts";
import { integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

export const guides = pgTable("guides", {
	slug: text().primaryKey(),
	latestVersion: integer("latest_version").notNull(),
	createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});

/** Rows are only ever inserted: a run stays pinned to the version it began with. */
export const guideVersions = pgTable(
	"guide_versions",
	{
		slug: text().notNull(),
		version: integer().notNull(),
		hash: text().notNull(),
		author: text().notNull(),
		note: text().notNull(),
		publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
		definition: jsonb().$type<GuideDefinition>().notNull(),
	},
	(table) => [primaryKey({ columns: [table.slug, table.version] })],
);
