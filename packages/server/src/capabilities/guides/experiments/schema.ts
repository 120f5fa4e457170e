import type { ExperimentArm } from "@centralita/contracts";
import { integer, pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const guideExperiments = pgTable("guide_experiments", {
	id: uuid().primaryKey(),
	guide: text().notNull(),
	versionA: integer("version_a").notNull(),
	versionB: integer("version_b").notNull(),
	shareB: smallint("share_b").notNull(),
	startedAt: instant("started_at").notNull(),
	startedBy: text("started_by").notNull(),
	endedAt: instant("ended_at"),
	endedBy: text("ended_by"),
	chosen: text().$type<ExperimentArm>(),
});
export type ExperimentRow = typeof guideExperiments.$inferSelect;
