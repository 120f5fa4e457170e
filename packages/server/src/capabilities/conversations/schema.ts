import type {
	Channel,
	EndReason,
	FieldType,
	Locale,
	Outcome,
	Recording,
	Turn,
	TurnLatency,
} from "@centralita/contracts";
import { getTableColumns } from "drizzle-orm";
import {
	bigint,
	boolean,
	customType,
	doublePrecision,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	real,
	text,
	timestamp,
	uuid,
} from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { DialogueState } from "../../dialogue/types.ts";

const money = (name: string) => bigint(name, { mode: "number" });
/** Words of a text; only SQL makes and reads them. */
const tsvector = customType<{ data: never }>({ dataType: () => "tsvector" });
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const conversations = pgTable("conversations", {
	id: uuid().primaryKey(),
	channel: text().$type<Channel>().notNull(),
	status: text().$type<"live" | "ended">().notNull(),
	assistantId: uuid("assistant_id"),
	assistantName: text("assistant_name"),
	/** 0: the draft. */
	assistantVersion: integer("assistant_version"),
	contactId: uuid("contact_id"),
	label: text().notNull(),
	locale: text().$type<Locale>().notNull(),
	/** The process that holds it while it is live. */
	nodeId: text("node_id").notNull(),
	startedAt: instant("started_at").notNull(),
	endedAt: instant("ended_at"),
	durationMs: integer("duration_ms"),
	endReason: text("end_reason").$type<EndReason>(),
	turnCount: integer("turn_count").notNull().default(0),
	outcome: text().$type<Outcome>(),
	sentiment: real(),
	summary: text(),
	latencyP50Ms: integer("latency_p50_ms"),
	latencyP95Ms: integer("latency_p95_ms"),
	latencyP99Ms: integer("latency_p99_ms"),
	inputTokens: integer("input_tokens").notNull().default(0),
	outputTokens: integer("output_tokens").notNull().default(0),
	transcribedMs: integer("transcribed_ms").notNull().default(0),
	spokenCharacters: integer("spoken_characters").notNull().default(0),
	costMicros: money("cost_micros"),
	recording: jsonb().$type<z.infer<typeof Recording>>(),
	search: tsvector(),
});

const { search: _, ...readable } = getTableColumns(conversations);
/** What a query for conversations selects: all but the words, which are long and of no use outside SQL. */
export const conversationColumns = readable;
export type ConversationRow = Omit<typeof conversations.$inferSelect, "search">;

export const turns = pgTable(
	"turns",
	{
		conversationId: uuid("conversation_id").notNull(),
		number: integer().notNull(),
		id: uuid().notNull(),
		who: text().$type<Turn["who"]>().notNull(),
		generated: text().notNull(),
		heard: text().notNull(),
		interrupted: boolean().notNull(),
		source: text().$type<Turn["source"]>(),
		origin: text().$type<Turn["origin"]>(),
		confidence: real(),
		startMs: integer("start_ms").notNull(),
		endMs: integer("end_ms").notNull(),
		latency: jsonb().$type<TurnLatency>().notNull(),
		responseMs: integer("response_ms"),
		providers: jsonb().$type<Turn["providers"]>().notNull(),
		sentiment: real(),
		costMicros: money("cost_micros"),
	},
	(table) => [primaryKey({ columns: [table.conversationId, table.number] })],
);

export const dialogueStates = pgTable("dialogue_states", {
	conversationId: uuid("conversation_id").primaryKey(),
	state: jsonb().$type<DialogueState>().notNull(),
	updatedAt: instant("updated_at").notNull(),
});

export const analyses = pgTable("analyses", {
	conversationId: uuid("conversation_id").primaryKey(),
	summary: text().notNull(),
	outcome: text().$type<Outcome>().notNull(),
	outcomeConfidence: real("outcome_confidence").notNull(),
	outcomeTurn: integer("outcome_turn"),
	sentiment: real().notNull(),
	sentimentConfidence: real("sentiment_confidence").notNull(),
	by: text("made_by").$type<"model" | "rules">().notNull(),
	createdAt: instant("created_at").notNull(),
});

export const extractedValues = pgTable(
	"extracted_values",
	{
		conversationId: uuid("conversation_id").notNull(),
		position: integer().notNull(),
		name: text().notNull(),
		type: text().$type<FieldType>().notNull(),
		/** A column per type: a jsonb string that looks like a number comes back from the driver as one. */
		textValue: text("text_value"),
		numberValue: doublePrecision("number_value"),
		booleanValue: boolean("boolean_value"),
		confidence: real().notNull(),
		turn: integer(),
		by: text("made_by").$type<"model" | "rules">().notNull(),
	},
	(table) => [primaryKey({ columns: [table.conversationId, table.position] })],
);
