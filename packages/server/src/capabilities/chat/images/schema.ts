import type { ChatImageAnalysis, ChatImageRefusal, ChatImageStatus, ChatImageUpload } from "@centralita/contracts";
import { customType, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

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
	/** Of the upload; null without one, and once the upload came to nothing. */
	key: text(),
	/** SHA-256 of the upload. */
	digest: bytea(),
	answer: jsonb().$type<ImageAnswer>(),
	/** Who of the company sends it; null for the visitor's. */
	userId: uuid("user_id"),
	userName: text("user_name"),
	repeats: integer().notNull().default(0),
	createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});
/** What an upload is answered, to whoever it is. */
export type ImageAnswer = Omit<ChatImageUpload, "sessionId">;
export type ChatImageRow = typeof chatImages.$inferSelect;
