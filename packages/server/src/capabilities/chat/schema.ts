import type {
	Channel,
	ChatAnswer,
	ChatButton,
	ChatHandler,
	ChatSettingsChange,
	ChatStage,
	ChatStep,
	Language,
	Locale,
} from "@centralita/contracts";
import { boolean, customType, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** What a visitor sent, as the dialogue takes it. */
export type ChatInput = { type: "text"; text: string } | { type: "choice"; value: string; label: string };

export const chatSessions = pgTable("chat_sessions", {
	conversationId: uuid("conversation_id").primaryKey(),
	/** Of a bearer that nobody holds, where the channel knows its people otherwise. */
	tokenDigest: bytea("token_digest").notNull(),
	channel: text().$type<Channel>().notNull().default("web"),
	locale: text().$type<Locale>().notNull(),
	assistantId: uuid("assistant_id").notNull(),
	assistantVersion: integer("assistant_version").notNull(),
	guides: jsonb().$type<Record<string, number>>().notNull(),
	handler: text().$type<ChatHandler>().notNull(),
	userId: uuid("user_id"),
	userName: text("user_name"),
	queuedAt: instant("queued_at"),
	queueId: uuid("queue_id"),
	reason: text(),
	stage: text().$type<ChatStage>().notNull(),
	buttons: jsonb().$type<ChatButton[]>().notNull(),
	step: jsonb().$type<ChatStep>(),
	unanswered: integer().notNull().default(0),
	answering: uuid(),
	answeringUntil: instant("answering_until"),
	limitFrom: instant("limit_from").notNull(),
	limitCount: integer("limit_count").notNull().default(0),
	lastWords: text("last_words").notNull().default(""),
	unread: integer().notNull().default(0),
	unreadSince: instant("unread_since"),
	toldTurns: integer("told_turns").notNull().default(0),
	createdAt: instant("created_at").notNull(),
	activeAt: instant("active_at").notNull(),
	closedAt: instant("closed_at"),
	/** It ended in silence while it was with people: the visitor's next words open it again. */
	quiet: boolean().notNull().default(false),
});
export type ChatSessionRow = typeof chatSessions.$inferSelect;

export const chatMessages = pgTable("chat_messages", {
	id: uuid().primaryKey(),
	conversationId: uuid("conversation_id").notNull(),
	key: text(),
	digest: bytea().notNull(),
	input: jsonb().$type<ChatInput>().notNull(),
	answer: jsonb().$type<ChatAnswer>(),
	answered: boolean().notNull().default(false),
});
export type ChatMessageRow = typeof chatMessages.$inferSelect;

export const chatConfirmations = pgTable("chat_confirmations", {
	conversationId: uuid("conversation_id").primaryKey(),
	codeDigest: bytea("code_digest").notNull(),
	attempts: integer().notNull().default(0),
	expiresAt: instant("expires_at").notNull(),
});

export const chatTicketLinks = pgTable("chat_ticket_links", {
	id: uuid().primaryKey(),
	conversationId: uuid("conversation_id").notNull(),
	createdAt: instant("created_at").notNull(),
});

export const chatMentions = pgTable(
	"chat_mentions",
	{
		conversationId: uuid("conversation_id").notNull(),
		userId: uuid("user_id").notNull(),
		by: text(),
		at: instant("at").notNull(),
		seenAt: instant("seen_at"),
	},
	(table) => [primaryKey({ columns: [table.conversationId, table.userId] })],
);

export const chatQueues = pgTable("chat_queues", {
	id: uuid().primaryKey(),
	name: text().notNull(),
	assistantIds: uuid("assistant_ids").array().notNull(),
	guides: text().array().notNull(),
	languages: text().array().$type<Language[]>().notNull(),
});

export const chatQueueMembers = pgTable(
	"chat_queue_members",
	{ queueId: uuid("queue_id").notNull(), userId: uuid("user_id").notNull() },
	(table) => [primaryKey({ columns: [table.queueId, table.userId] })],
);

export const chatFeedback = pgTable("chat_feedback", {
	conversationId: uuid("conversation_id").primaryKey(),
	rating: integer().notNull(),
	comment: text().notNull(),
	ratedAt: instant("rated_at").notNull(),
	changedAt: instant("changed_at").notNull(),
});

export const chatSettings = pgTable("chat_settings", {
	singleton: boolean().primaryKey(),
	value: jsonb().$type<ChatSettingsChange>().notNull(),
	changedBy: text("changed_by").notNull(),
	changedAt: instant("changed_at").notNull(),
});
