import { boolean, customType, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const calls = pgTable("calls", {
	id: uuid("id").primaryKey(),
	conversationId: uuid("conversation_id").notNull(),
	carrier: text("carrier").notNull(),
	assistantId: uuid("assistant_id").notNull(),
	draft: boolean("draft").notNull().default(false),
	label: text("label").notNull(),
	createdBy: uuid("created_by"),
	state: text("state", { enum: ["waiting", "live", "ended"] })
		.notNull()
		.default("waiting"),
	socketTokenHash: bytea("socket_token_hash"),
	tokenExpiresAt: instant("token_expires_at"),
	nodeId: uuid("node_id"),
	seenAt: instant("seen_at"),
	activity: text("activity", { enum: ["connecting", "listening", "thinking", "speaking"] })
		.notNull()
		.default("connecting"),
	lastWords: text("last_words"),
	latencyMs: integer("latency_ms"),
	endRequestedBy: text("end_requested_by"),
	createdAt: instant("created_at").notNull(),
	startedAt: instant("started_at"),
	endedAt: instant("ended_at"),
	endReason: text("end_reason"),
});

export type CallRow = typeof calls.$inferSelect;
