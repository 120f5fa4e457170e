import type { Answerer, LineDefinition } from "@centralita/contracts";
import { bigint, boolean, customType, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { CarrierOutcome } from "../../ports/telephony.ts";
import type { CallCommand, DialPlan, PendingTransfer } from "./types.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const carrierAccounts = pgTable("carrier_accounts", {
	id: uuid("id").primaryKey(),
	carrier: text("carrier", { enum: ["twilio", "telnyx"] }).notNull(),
	label: text("label").notNull(),
	source: text("source", { enum: ["dashboard", "environment"] }).notNull(),
	credentials: bytea("credentials"),
	hint: text("hint").notNull(),
	createdAt: instant("created_at").notNull(),
	removedAt: instant("removed_at"),
});
export type AccountRow = typeof carrierAccounts.$inferSelect;

export const lines = pgTable("lines", {
	id: uuid("id").primaryKey(),
	accountId: uuid("account_id").notNull(),
	number: text("number").notNull(),
	numberId: text("number_id").notNull(),
	definition: jsonb("definition").$type<LineDefinition>().notNull(),
	createdAt: instant("created_at").notNull(),
	removedAt: instant("removed_at"),
});
export type LineRow = typeof lines.$inferSelect;

export const calls = pgTable("calls", {
	id: uuid("id").primaryKey(),
	conversationId: uuid("conversation_id").notNull(),
	carrier: text("carrier").notNull(),
	assistantId: uuid("assistant_id"),
	draft: boolean("draft").notNull().default(false),
	label: text("label").notNull(),
	createdBy: uuid("created_by"),
	state: text("state", { enum: ["waiting", "dialling", "ringing", "live", "ended"] })
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
	purpose: text("purpose", { enum: ["conversation", "voicemail", "colleague"] })
		.notNull()
		.default("conversation"),
	direction: text("direction", { enum: ["inbound", "outbound"] })
		.notNull()
		.default("inbound"),
	accountId: uuid("account_id"),
	lineId: uuid("line_id"),
	assistantVersion: integer("assistant_version"),
	carrierCallId: text("carrier_call_id"),
	fromNumber: text("from_number"),
	toNumber: text("to_number"),
	requestId: text("request_id"),
	dial: jsonb("dial").$type<DialPlan>(),
	orderedAt: instant("ordered_at"),
	answerer: text("answerer").$type<Answerer>(),
	answeredAt: instant("answered_at"),
	carrierEndedAt: instant("carrier_ended_at"),
	outcome: text("outcome").$type<CarrierOutcome>(),
	cause: text("cause"),
	carrierDurationMs: bigint("carrier_duration_ms", { mode: "number" }),
	carrierCostMicros: bigint("carrier_cost_micros", { mode: "number" }),
	carrierCurrency: text("carrier_currency"),
	costEstimated: boolean("cost_estimated").notNull().default(false),
	costChecks: integer("cost_checks").notNull().default(0),
	mediaEpoch: integer("media_epoch").notNull().default(0),
	detachedAt: instant("detached_at"),
	transfer: jsonb("transfer").$type<PendingTransfer>(),
	parentId: uuid("parent_id"),
	recorded: boolean("recorded").notNull().default(true),
	person: text("person"),
});
export type CallRow = typeof calls.$inferSelect;

export const carrierEvents = pgTable("carrier_events", {
	accountId: uuid("account_id").notNull(),
	key: text("key").notNull(),
	carrierCallId: text("carrier_call_id").notNull(),
	type: text("type").notNull(),
	receivedAt: instant("received_at").notNull(),
});

export const callCommands = pgTable("call_commands", {
	id: uuid("id").primaryKey(),
	callId: uuid("call_id").notNull(),
	command: jsonb("command").$type<CallCommand>().notNull(),
	createdAt: instant("created_at").notNull(),
});

export const supervisePasses = pgTable("supervise_passes", {
	id: uuid("id").primaryKey(),
	expiresAt: instant("expires_at").notNull(),
});
