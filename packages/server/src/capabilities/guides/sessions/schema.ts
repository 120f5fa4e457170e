import type {
	EscalationReason,
	ExperimentArm,
	guideOutcomes,
	Locale,
	SessionChannel,
	SessionResolution,
	SessionStatus,
} from "@centralita/contracts";
import {
	boolean,
	customType,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	real,
	smallint,
	text,
	timestamp,
	uuid,
} from "drizzle-orm/pg-core";
import type { DialogueState, JournalEntry, NodeOutcome } from "../../../dialogue/index.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const guideSessions = pgTable("guide_sessions", {
	id: uuid().primaryKey(),
	guide: text(),
	version: integer(),
	opening: boolean().notNull().default(false),
	channel: text().$type<SessionChannel>().notNull(),
	locale: text().$type<Locale>().notNull(),
	contactId: uuid("contact_id"),
	conversationId: uuid("conversation_id"),
	run: integer(),
	recorded: integer().notNull().default(0),
	status: text().$type<SessionStatus>().notNull(),
	resolution: text().$type<SessionResolution>(),
	outcome: text().$type<(typeof guideOutcomes)[number]>(),
	reason: text().$type<EscalationReason>(),
	handedOver: boolean("handed_over").notNull().default(false),
	failures: integer().notNull().default(0),
	steps: integer().notNull().default(0),
	nodeGuide: text("node_guide"),
	node: text(),
	problem: text(),
	startedAt: instant("started_at").notNull(),
	activeAt: instant("active_at").notNull(),
	endedAt: instant("ended_at"),
	returnedAt: instant("returned_at"),
	ticketId: uuid("ticket_id"),
	rating: smallint(),
	helpful: boolean(),
	comment: text(),
	ratedAt: instant("rated_at"),
	state: jsonb().$type<DialogueState>(),
	tokenDigest: bytea("token_digest"),
	userId: uuid("user_id"),
	guides: jsonb().$type<Record<string, number>>(),
	revision: integer().notNull().default(0),
	keys: jsonb().$type<{ key: string; digest: string }[]>().notNull().default([]),
	candidates: jsonb().$type<string[]>().notNull().default([]),
	message: text().notNull().default(""),
	ticketNumber: text("ticket_number"),
	experimentId: uuid("experiment_id"),
	arm: text().$type<ExperimentArm>(),
});
export type SessionRow = typeof guideSessions.$inferSelect;

type NodeEntry = Extract<JournalEntry, { type: "node" }>;

export const guideSessionSteps = pgTable(
	"guide_session_steps",
	{
		sessionId: uuid("session_id").notNull(),
		ordinal: integer().notNull(),
		guide: text().notNull(),
		version: integer().notNull(),
		node: text().notNull(),
		kind: text().$type<NodeEntry["kind"]>().notNull(),
		answer: text(),
		outcome: text().$type<NodeOutcome>().notNull(),
		nextNode: text("next_node"),
		seconds: real().notNull(),
		note: text(),
		at: instant("at").notNull(),
	},
	(table) => [primaryKey({ columns: [table.sessionId, table.ordinal] })],
);
export type SessionStepRow = typeof guideSessionSteps.$inferSelect;
