import { bigint, customType, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const settings = pgTable("settings", {
	key: text().primaryKey(),
	value: jsonb().notNull(),
	changedBy: text("changed_by").notNull(),
	changedAt: timestamp("changed_at", { withTimezone: true }).notNull(),
	revision: bigint({ mode: "number" }).notNull().default(1),
});

export const providerSettings = pgTable(
	"provider_settings",
	{
		provider: text().notNull(),
		field: text().notNull(),
		sealed: bytea().notNull(),
		changedBy: text("changed_by").notNull(),
		changedAt: timestamp("changed_at", { withTimezone: true }).notNull(),
	},
	(table) => [primaryKey({ columns: [table.provider, table.field] })],
);
