import type { GuideDefinition } from "@centralita/contracts";
import { integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const guides = pgTable("guides", {
	slug: text().primaryKey(),
	latestVersion: integer("latest_version"),
	createdAt: instant("created_at").notNull(),
	archivedAt: instant("archived_at"),
	revision: integer().notNull(),
	draft: jsonb().$type<GuideDefinition>(),
	draftAuthor: text("draft_author"),
	updatedAt: instant("updated_at"),
});
export type GuideRow = typeof guides.$inferSelect;

/** Rows are only ever inserted: a run stays pinned to the version it began with. */
export const guideVersions = pgTable(
	"guide_versions",
	{
		slug: text().notNull(),
		version: integer().notNull(),
		hash: text().notNull(),
		author: text().notNull(),
		note: text().notNull(),
		publishedAt: instant("published_at").notNull(),
		definition: jsonb().$type<GuideDefinition>().notNull(),
	},
	(table) => [primaryKey({ columns: [table.slug, table.version] })],
);
