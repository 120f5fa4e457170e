import { z } from "zod";
import { Id, Locale, page, Timestamp } from "./common.ts";

/** What a company calls one of its own fields in files and over the API: never changed once it is there. */
export const ContactFieldKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
export const contactFieldTypes = ["text", "number", "date", "boolean", "choice"] as const;
export const ContactFieldType = z.enum(contactFieldTypes);
export type ContactFieldType = z.infer<typeof ContactFieldType>;
const Label = z.string().trim().min(1).max(80);
export const ContactFieldLabel = z.object({ es: Label, en: Label });
/** Of a choice: what may be chosen. */
const Options = z.array(Label).max(100);

/** A field that the company defined for its contacts. */
export const ContactField = z.object({
	key: ContactFieldKey,
	label: ContactFieldLabel,
	type: ContactFieldType,
	options: Options,
});
export type ContactField = z.infer<typeof ContactField>;
export const ContactFieldList = z.object({ items: z.array(ContactField) });
export const ContactFieldCreate = ContactField.extend({ options: Options.default([]) }).superRefine(
	({ type, options }, context) => {
		if (type === "choice" && options.length === 0)
			context.addIssue({ code: "custom", path: ["options"], message: "a choice needs options" });
	},
);
export const ContactFieldChange = z.object({ label: ContactFieldLabel.optional(), options: Options.optional() });
export const ContactFieldParams = z.object({ key: ContactFieldKey });

/** Text, number, ISO date (`2026-03-01`), yes or no. */
export const ContactFieldValue = z.union([z.string().max(500), z.number(), z.boolean()]);
export type ContactFieldValue = z.infer<typeof ContactFieldValue>;

/** ISO 3166-1, two letters. */
export const Country = z.string().regex(/^[A-Z]{2}$/);
/** IANA, e.g. `America/Bogota`. */
export const TimeZone = z.string().regex(/^(UTC|[A-Za-z]+(\/[A-Za-z0-9_+-]+)+)$/);
export const ContactTag = z.string().trim().toLowerCase().min(1).max(40);
const Tags = z
	.array(ContactTag)
	.max(50)
	.transform((tags) => [...new Set(tags)]);

/** Where something about a contact comes from: somebody gave it, it follows from their number, or neither. */
export const ContactFactSource = z.enum(["given", "derived", "unknown"]);
export type ContactFactSource = z.infer<typeof ContactFactSource>;

export const ContactNote = z.object({ id: Id, at: Timestamp, text: z.string(), by: z.string() });
export type ContactNote = z.infer<typeof ContactNote>;

export const Contact = z.object({
	id: Id,
	/** Grows with each change: a `PATCH` says on which one it builds. */
	revision: z.number().int(),
	name: z.string().nullable(),
	/** E.164. */
	phones: z.array(z.string()),
	emails: z.array(z.string()),
	locale: Locale.nullable(),
	country: z.object({ value: Country.nullable(), source: ContactFactSource }),
	timeZone: z.object({ value: TimeZone.nullable(), source: ContactFactSource }),
	tags: z.array(z.string()),
	fields: z.record(z.string(), ContactFieldValue),
	/** What another system calls them. */
	externalId: z.string().nullable(),
	notes: z.array(ContactNote),
	conversations: z.number().int(),
	/** When they last had a conversation or were looked after. */
	activeAt: Timestamp.nullable(),
	createdAt: Timestamp,
	updatedAt: Timestamp,
});
export type Contact = z.infer<typeof Contact>;
export const ContactList = page(Contact);

const Name = z.string().trim().min(1).max(160).nullable();
/** Any usual way to write a number; stored as E.164. */
const Phones = z.array(z.string().trim().max(40)).max(10);
const Emails = z.array(z.email().max(254)).max(10);
/** Null: what follows from the number. */
const given = {
	country: Country.nullable().optional(),
	timeZone: TimeZone.nullable().optional(),
	tags: Tags.optional(),
	/** Null takes a value away. */
	fields: z.record(ContactFieldKey, ContactFieldValue.nullable()).optional(),
	externalId: z.string().trim().min(1).max(100).nullable().optional(),
};
/** What is left out of the later half keeps its value when a contact is replaced. */
export const ContactSave = z.object({
	name: Name,
	phones: Phones.default([]),
	emails: Emails.default([]),
	locale: Locale.nullable().default(null),
	...given,
});
/** Only what is there changes; refused with `revision-conflict` when somebody else has changed the contact meanwhile. */
export const ContactPatch = z.object({
	revision: z.number().int(),
	name: Name.optional(),
	phones: Phones.optional(),
	emails: Emails.optional(),
	locale: Locale.nullable().optional(),
	...given,
});
export type ContactPatch = z.infer<typeof ContactPatch>;
export const ContactNoteCreate = z.object({ text: z.string().trim().min(1).max(4000) });
export const ContactNoteParams = z.object({ id: Id, noteId: Id });
