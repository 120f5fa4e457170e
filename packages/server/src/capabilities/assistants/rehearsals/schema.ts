import type { AssistantDefinition, RehearsalCase, RehearsalResult, RehearsalRunSummary } from "@centralita/contracts";
import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const rehearsalSuites = pgTable("rehearsal_suites", {
	assistantId: uuid("assistant_id").primaryKey(),
	revision: integer().notNull(),
	cases: jsonb().$type<RehearsalCase[]>().notNull(),
	required: boolean().notNull(),
	updatedAt: instant("updated_at").notNull(),
});

export const rehearsalRuns = pgTable("rehearsal_runs", {
	id: uuid().primaryKey(),
	assistantId: uuid("assistant_id").notNull(),
	draft: jsonb().$type<AssistantDefinition>().notNull(),
	cases: jsonb().$type<RehearsalCase[]>().notNull(),
	publishedVersion: integer("published_version"),
	state: text().$type<RehearsalRunSummary["state"]>().notNull(),
	by: text().notNull(),
	startedAt: instant("started_at").notNull(),
	seenAt: instant("seen_at").notNull(),
	endedAt: instant("ended_at"),
});
export type RehearsalRunRow = typeof rehearsalRuns.$inferSelect;

export type Side = "draft" | "published";
export const rehearsalResults = pgTable(
	"rehearsal_results",
	{
		runId: uuid("run_id").notNull(),
		position: integer().notNull(),
		side: text().$type<Side>().notNull(),
		result: jsonb().$type<RehearsalResult>().notNull(),
	},
	(table) => [primaryKey({ columns: [table.runId, table.position, table.side] })],
);
