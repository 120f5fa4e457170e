import { z } from "zod";
import { Id, Locale, PageQuery, page, Timestamp } from "./common.ts";

export const Contact = z.object({
	id: Id,
	name: z.string().nullable(),
	/** E.164. */
	phones: z.array(z.string()),
	emails: z.array(z.string()),
	locale: Locale.nullable(),
	notes: z.array(z.object({ at: Timestamp, text: z.string(), by: z.string() })),
	conversations: z.number().int(),
	createdAt: Timestamp,
	updatedAt: Timestamp,
});
export type Contact = z.infer<typeof Contact>;
export const ContactList = page(Contact);
export const ContactQuery = PageQuery.extend({ q: z.string().trim().max(200).optional() });
export const ContactSave = z.object({
	name: z.string().trim().min(1).max(160).nullable(),
	/** Any usual way to write a number; stored as E.164. */
	phones: z.array(z.string().trim().max(40)).max(10).default([]),
	emails: z.array(z.email().max(254)).max(10).default([]),
	locale: Locale.nullable().default(null),
});
