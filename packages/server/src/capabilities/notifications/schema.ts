import type {
	Language,
	NotificationChannelKind,
	NotificationEventType,
	NotificationPreferences,
	NotificationRecipient,
	NotificationState,
	PersonalNotificationType,
} from "@centralita/contracts";
import {
	bigint,
	bigserial,
	boolean,
	customType,
	integer,
	jsonb,
	pgTable,
	text,
	timestamp,
	uuid,
} from "drizzle-orm/pg-core";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const moment = (name: string) => timestamp(name, { withTimezone: true });

export const feed = pgTable("notification_feed", {
	single: boolean().primaryKey().default(true),
	/** As the event log gives it out. */
	position: bigint({ mode: "bigint" }).notNull(),
});

export const channels = pgTable("notification_channels", {
	id: uuid().primaryKey(),
	kind: text().$type<NotificationChannelKind>().notNull(),
	name: text().notNull(),
	language: text().$type<Language>().notNull(),
	target: bytea().notNull(),
	hint: text().notNull(),
	enabled: boolean().notNull().default(true),
	createdAt: moment("created_at").notNull(),
});
export type ChannelRow = typeof channels.$inferSelect;

export const rules = pgTable("notification_rules", {
	position: integer().primaryKey(),
	events: text().array().$type<NotificationEventType[]>().notNull(),
	recipients: jsonb().$type<NotificationRecipient[]>().notNull(),
});

export const preferences = pgTable("notification_preferences", {
	userId: uuid("user_id").primaryKey(),
	/** What was chosen before there was more to choose lacks that. */
	preferences: jsonb().$type<Partial<NotificationPreferences>>().notNull(),
	changedAt: moment("changed_at").notNull(),
});

export const letters = pgTable("notification_letters", {
	id: uuid().primaryKey(),
	recipient: text().notNull(),
	kind: text().$type<NotificationChannelKind>().notNull(),
	state: text().$type<NotificationState>().notNull(),
	attempts: integer().notNull().default(0),
	dueAt: moment("due_at").notNull(),
	leaseUntil: moment("lease_until"),
	detail: text(),
	createdAt: moment("created_at").notNull(),
});
export type LetterRow = typeof letters.$inferSelect;

export const items = pgTable("notification_items", {
	id: bigserial({ mode: "number" }).primaryKey(),
	letterId: uuid("letter_id").notNull(),
	type: text().$type<NotificationEventType | PersonalNotificationType>().notNull(),
	data: jsonb().$type<Record<string, unknown>>().notNull(),
	at: moment("at").notNull(),
});
export type ItemRow = Omit<typeof items.$inferSelect, "id" | "letterId">;
