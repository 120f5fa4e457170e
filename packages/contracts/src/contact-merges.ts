import { z } from "zod";
import { Id, Timestamp } from "./common.ts";
import { Contact } from "./contacts.ts";

/** Why two contacts may be one person. */
export const DuplicateReason = z.enum(["phone", "email", "name"]);
export type DuplicateReason = z.infer<typeof DuplicateReason>;
export const ContactDuplicateList = z.object({
	items: z.array(z.object({ contact: Contact, reason: DuplicateReason })),
});

/** Two contacts that became one; it can be taken back for 30 days. */
export const ContactMerge = z.object({
	id: Id,
	/** Who stays. */
	intoId: Id,
	/** Who became part of them. */
	fromId: Id,
	fromName: z.string().nullable(),
	by: z.string().nullable(),
	at: Timestamp,
	undoUntil: Timestamp,
});
export type ContactMerge = z.infer<typeof ContactMerge>;
export const ContactMergeList = z.object({ items: z.array(ContactMerge) });
export const ContactMergeCreate = z.object({ fromId: Id });
