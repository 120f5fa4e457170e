import { jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const settings = pgTable("settings", {
	key: text().primaryKey(),
	value: jsonb().notNull(),
	changedBy: text("changed_by").notNull(),
	changedAt: timestamp("changed_at", { withTimezone: true }).notNull(),
});
