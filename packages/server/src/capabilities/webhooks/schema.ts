import type { WebhookDeliveryState, WebhookEndpoint, WebhookEventType, WebhookProblem } from "@centralita/contracts";
import { bigint, bigserial, boolean, customType, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const moment = (name: string) => timestamp(name, { withTimezone: true });

export const endpoints = pgTable("webhook_endpoints", {
	id: uuid().primaryKey(),
	url: text().notNull(),
	description: text().notNull(),
	events: text().array().$type<WebhookEventType[]>(),
	secret: bytea().notNull(),
	previousSecret: bytea("previous_secret"),
	previousUntil: moment("previous_until"),
	enabled: boolean().notNull().default(true),
	disabledReason: text("disabled_reason").$type<NonNullable<WebhookEndpoint["disabledReason"]>>(),
	disabledAt: moment("disabled_at"),
	failures: integer().notNull().default(0),
	failingSince: moment("failing_since"),
	pausedUntil: moment("paused_until"),
	lastDeliveredAt: moment("last_delivered_at"),
	createdAt: moment("created_at").notNull(),
});
export type EndpointRow = typeof endpoints.$inferSelect;

export const feed = pgTable("webhook_feed", {
	single: boolean().primaryKey().default(true),
	/** As the event log gives it out. */
	position: bigint({ mode: "bigint" }).notNull(),
});

export const messages = pgTable("webhook_messages", {
	id: text().primaryKey(),
	type: text().notNull(),
	subject: text().notNull(),
	body: text().notNull(),
	at: moment("at").notNull(),
});
export type MessageRow = typeof messages.$inferSelect;

export const deliveries = pgTable("webhook_deliveries", {
	id: uuid().primaryKey(),
	position: bigserial({ mode: "number" }).notNull(),
	endpointId: uuid("endpoint_id").notNull(),
	messageId: text("message_id").notNull(),
	subject: text().notNull(),
	state: text().$type<WebhookDeliveryState>().notNull(),
	head: boolean().notNull().default(false),
	attempts: integer().notNull().default(0),
	dueAt: moment("due_at").notNull(),
	leaseUntil: moment("lease_until"),
});
export type DeliveryRow = typeof deliveries.$inferSelect;

export const attempts = pgTable("webhook_attempts", {
	id: bigserial({ mode: "number" }).primaryKey(),
	deliveryId: uuid("delivery_id").notNull(),
	at: moment("at").notNull(),
	durationMs: integer("duration_ms").notNull(),
	status: integer(),
	problem: text().$type<WebhookProblem>(),
	detail: text().notNull(),
	answer: text().notNull(),
});
export type AttemptRow = Omit<typeof attempts.$inferSelect, "id">;
