import type { ChatImageAnalysis, ChatImageRefusal, ChatImageStatus } from "@centralita/contracts";
import { integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const chatImages = pgTable("chat_images", {
	id: uuid().primaryKey(),
	conversationId: uuid("conversation_id").notNull(),
	status: text().$type<ChatImageStatus | "receiving">().notNull(),
	/** `not-taken`: refused before the worker saw it. */
	reason: text().$type<ChatImageRefusal | "not-taken">(),
	blobKey: text("blob_key"),
	width: integer(),
	height: integer(),
	bytes: integer(),
	analysis: jsonb().$type<ChatImageAnalysis>(),
	createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});
export type ChatImageRow = typeof chatImages.$inferSelect;
