import type {
	Attachment,
	Channel,
	Language,
	Locale,
	TicketAuthor,
	TicketChange,
	TicketMessage,
	TicketPriority,
	TicketSettings,
	TicketStatus,
	TriedStep,
} from "@centralita/contracts";
import { getTableColumns } from "drizzle-orm";
import { bigint, boolean, customType, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { z } from "zod";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
/** Words of a text; only SQL makes and reads them. */
const tsvector = customType<{ data: never }>({ dataType: () => "tsvector" });
const moment = (name: string) => timestamp(name, { withTimezone: true });
const duration = (name: string) => bigint(name, { mode: "number" });
type AuthorKind = z.infer<typeof TicketAuthor>["kind"];

export const tickets = pgTable("tickets", {
	id: uuid().primaryKey(),
	number: text().notNull(),
	requestKey: text("request_key"),
	subject: text().notNull(),
	description: text().notNull(),
	status: text().$type<TicketStatus>().notNull(),
	priority: text().$type<TicketPriority>().notNull(),
	channel: text().$type<Channel>().notNull(),
	locale: text().$type<Locale>().notNull(),
	conversationId: uuid("conversation_id"),
	contactId: uuid("contact_id"),
	requesterName: text("requester_name"),
	requesterEmail: text("requester_email"),
	requesterPhone: text("requester_phone"),
	openedByKind: text("opened_by_kind").$type<AuthorKind>().notNull(),
	openedById: uuid("opened_by_id"),
	openedByName: text("opened_by_name"),
	assigneeId: uuid("assignee_id"),
	assigneeName: text("assignee_name"),
	queueId: uuid("queue_id"),
	tags: text().array().notNull(),
	stepsTried: jsonb("steps_tried").$type<TriedStep[]>().notNull(),
	attachments: jsonb().$type<Attachment[]>().notNull(),
	mergedInto: uuid("merged_into"),
	firstResponseTargetMs: duration("first_response_target_ms"),
	firstResponseDueAt: moment("first_response_due_at"),
	firstResponseLeftMs: duration("first_response_left_ms"),
	firstResponseDoneAt: moment("first_response_done_at"),
	firstResponseBreachedAt: moment("first_response_breached_at"),
	resolutionTargetMs: duration("resolution_target_ms"),
	resolutionDueAt: moment("resolution_due_at"),
	resolutionLeftMs: duration("resolution_left_ms"),
	resolutionDoneAt: moment("resolution_done_at"),
	resolutionBreachedAt: moment("resolution_breached_at"),
	createdAt: moment("created_at").notNull(),
	updatedAt: moment("updated_at").notNull(),
	resolvedAt: moment("resolved_at"),
	search: tsvector(),
});
const { search: _, ...readable } = getTableColumns(tickets);
/** What a query for tickets selects: all but the words, which are of no use outside SQL. */
export const ticketColumns = readable;
export type TicketRow = Omit<typeof tickets.$inferSelect, "search">;

export const ticketMessages = pgTable("ticket_messages", {
	id: uuid().primaryKey(),
	ticketId: uuid("ticket_id").notNull(),
	writtenOn: uuid("written_on").notNull(),
	kind: text().$type<TicketMessage["kind"]>().notNull(),
	authorKind: text("author_kind").$type<AuthorKind>().notNull(),
	authorId: uuid("author_id"),
	authorName: text("author_name"),
	text: text().notNull(),
	at: moment("at").notNull(),
	requestKey: bytea("request_key"),
});
export type MessageRow = typeof ticketMessages.$inferSelect;

export const ticketChanges = pgTable("ticket_changes", {
	id: uuid().primaryKey(),
	ticketId: uuid("ticket_id").notNull(),
	at: moment("at").notNull(),
	by: text(),
	what: text().$type<TicketChange["what"]>().notNull(),
	from: text("from_value"),
	to: text("to_value"),
});

export const ticketWatchers = pgTable(
	"ticket_watchers",
	{ ticketId: uuid("ticket_id").notNull(), userId: uuid("user_id").notNull(), name: text().notNull() },
	(table) => [primaryKey({ columns: [table.ticketId, table.userId] })],
);

export const ticketLinks = pgTable("ticket_links", {
	id: uuid().primaryKey(),
	ticketId: uuid("ticket_id").notNull(),
	digest: bytea().notNull(),
	createdAt: moment("created_at").notNull(),
	expiresAt: moment("expires_at").notNull(),
	revokedAt: moment("revoked_at"),
	by: text(),
});
export type LinkRow = typeof ticketLinks.$inferSelect;

export const ticketMentions = pgTable(
	"ticket_mentions",
	{
		ticketId: uuid("ticket_id").notNull(),
		userId: uuid("user_id").notNull(),
		by: text(),
		at: moment("at").notNull(),
		seenAt: moment("seen_at"),
	},
	(table) => [primaryKey({ columns: [table.ticketId, table.userId] })],
);

export const cannedReplies = pgTable("ticket_canned_replies", {
	id: uuid().primaryKey(),
	title: text().notNull(),
	text: text().notNull(),
	language: text().$type<Language>().notNull(),
	updatedAt: moment("updated_at").notNull(),
});

export const ticketSettings = pgTable("ticket_settings", {
	single: boolean().primaryKey().default(true),
	value: jsonb().$type<TicketSettings>().notNull(),
	changedBy: text("changed_by").notNull(),
	changedAt: moment("changed_at").notNull(),
});
