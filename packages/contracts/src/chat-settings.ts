import { z } from "zod";
import { Id, Locale, Timestamp } from "./common.ts";

/**
 * Who answers the chats of the company's pages, by the visitor's language, and what greets them, by their locale. Null:
 * the first published assistant of that language. Empty: the product's own words.
 */
export const ChatSettingsChange = z.object({
	assistants: z.object({ es: Id.nullable(), en: Id.nullable() }),
	greetings: z.record(Locale, z.string().trim().max(500)),
});
export type ChatSettingsChange = z.infer<typeof ChatSettingsChange>;

/** `changedBy` null: as it came. */
export const ChatSettings = ChatSettingsChange.extend({
	changedBy: z.string().nullable(),
	changedAt: Timestamp.nullable(),
});
export type ChatSettings = z.infer<typeof ChatSettings>;
