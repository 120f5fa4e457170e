import type { AssistantDefinition } from "@centralita/contracts";
import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const assistants = pgTable("assistants", {
	id: uuid().primaryKey(),
	revision: integer().notNull(),
	draft: jsonb().$type<AssistantDefinition>().notNull(),
	publishedVersion: integer("published_version"),
	archivedAt: instant("archived_at"),
	createdAt: instant("created_at").notNull(),
	updatedAt: instant("updated_at").notNull(),
});
export type AssistantRow = typeof assistants.$inferSelect;

/** Rows are only ever inserted: a conversation names the version it was held with. */
export const assistantVersions = pgTable(
	"assistant_versions",
	{
		assistantId: uuid("assistant_id").notNull(),
		version: integer().notNull(),
		definition: jsonb().$type<AssistantDefinition>().notNull(),
		note: text().notNull(),
		author: text().notNull(),
		publishedAt: instant("published_at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.assistantId, table.version] })],
);
