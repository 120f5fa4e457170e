import type { DeliveryProblem, DeliveryState } from "@centralita/contracts";
import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { MessagingEvent, OutgoingMessage } from "../../../ports/messaging.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const people = pgTable("whatsapp_people", {
	id: uuid().primaryKey(),
	account: text().notNull(),
	recipient: text().notNull(),
	/** E.164. */
	phone: text(),
	name: text(),
	contactId: uuid("contact_id"),
	conversationId: uuid("conversation_id"),
	wroteAt: instant("wrote_at"),
	optedOutAt: instant("opted_out_at"),
	noticedAt: instant("noticed_at"),
	agreedAt: instant("agreed_at"),
	agreedBy: text("agreed_by"),
	createdAt: instant("created_at").notNull(),
});
export type PersonRow = typeof people.$inferSelect;

export const names = pgTable(
	"whatsapp_names",
	{ account: text().notNull(), name: text().notNull(), personId: uuid("person_id").notNull() },
	(table) => [primaryKey({ columns: [table.account, table.name] })],
);

/** Statuses and new numbers are worked on as they come. */
export type QueuedEvent = Extract<MessagingEvent, { type: "message" }>;

export const inbound = pgTable("whatsapp_inbound", {
	key: text().primaryKey(),
	queue: text().notNull(),
	/** Null once it was worked on. */
	event: jsonb().$type<QueuedEvent>(),
	toldAt: instant("told_at").notNull(),
	receivedAt: instant("received_at").notNull(),
});

/** A picture by its id: its bytes are a blob. */
export type StoredMessage = Exclude<OutgoingMessage, { type: "picture" }> | { type: "picture"; imageId: string };

export const outbound = pgTable("whatsapp_outbound", {
	id: uuid().primaryKey(),
	conversationId: uuid("conversation_id").notNull(),
	turnId: uuid("turn_id").notNull(),
	message: jsonb().$type<StoredMessage>().notNull(),
	state: text().$type<DeliveryState | "sending">().notNull(),
	messageId: text("message_id"),
	problem: text().$type<DeliveryProblem>(),
	detail: text(),
	attempts: integer().notNull().default(0),
	dueAt: instant("due_at").notNull(),
	changedAt: instant("changed_at").notNull(),
});
export type OutboundRow = typeof outbound.$inferSelect;

export const templates = pgTable("whatsapp_templates", {
	id: uuid().primaryKey(),
	name: text().notNull(),
	language: text().notNull(),
	body: text().notNull(),
	values: jsonb("value_names").$type<string[]>().notNull(),
});
