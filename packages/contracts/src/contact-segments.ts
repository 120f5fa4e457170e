import { z } from "zod";
import { Id, Locale, PageQuery, Timestamp } from "./common.ts";
import { ContactChannel, ContactPurpose } from "./contact-consents.ts";
import { ContactFieldKey, ContactFieldValue, ContactTag, Country } from "./contacts.ts";

const Day = z.iso.date();

/** `is-empty` and `is-set` need no value; `above` and `below` are for numbers and dates, both inclusive. */
export const ContactFieldRule = z.object({
	key: ContactFieldKey,
	is: z.enum(["equal", "not-equal", "contains", "above", "below", "is-set", "is-empty"]),
	value: ContactFieldValue.optional(),
});
export type ContactFieldRule = z.infer<typeof ContactFieldRule>;

/** Contacts who fit all of what is there. */
export const ContactFilter = z.object({
	/** Part of a name, number or address. */
	q: z.string().trim().max(200).optional(),
	/** Any of these. */
	tags: z.array(ContactTag).max(20).optional(),
	/** None of these. */
	withoutTags: z.array(ContactTag).max(20).optional(),
	locales: z
		.array(Locale.or(z.literal("unknown")))
		.max(10)
		.optional(),
	countries: z
		.array(Country.or(z.literal("unknown")))
		.max(60)
		.optional(),
	/** Whether there is one to call them by. */
	timeZone: z.enum(["known", "unknown"]).optional(),
	fields: z.array(ContactFieldRule).max(10).optional(),
	consent: z
		.object({ purpose: ContactPurpose, channel: ContactChannel, state: z.enum(["granted", "withdrawn", "none"]) })
		.optional(),
	/** Whether one of their numbers is on the do-not-call list. */
	doNotCall: z.boolean().optional(),
	has: z
		.array(z.enum(["phone", "email", "name"]))
		.max(3)
		.optional(),
	/** Days in UTC, both inclusive. */
	activeFrom: Day.optional(),
	activeTo: Day.optional(),
	neverActive: z.boolean().optional(),
	createdFrom: Day.optional(),
	createdTo: Day.optional(),
	/** Made or changed by that import. */
	importId: Id.optional(),
});
export type ContactFilter = z.infer<typeof ContactFilter>;

/** A filter as JSON, since it goes into an address. */
const FilterText = z
	.string()
	.max(8000)
	.transform((text, context) => {
		try {
			return JSON.parse(text) as unknown;
		} catch {
			context.addIssue({ code: "custom", message: "is not JSON" });
			return z.NEVER;
		}
	})
	.pipe(ContactFilter);

/** `filter` is a `ContactFilter` as JSON; with `segmentId` both count. */
export const ContactChoice = z.object({
	q: z.string().trim().max(200).optional(),
	filter: FilterText.optional(),
	segmentId: Id.optional(),
});
export const ContactQuery = PageQuery.extend(ContactChoice.shape);
export const ContactCount = z.object({ count: z.number().int() });
export const ContactExportQuery = ContactChoice.extend({ format: z.enum(["csv", "xlsx"]).default("csv") });

const Name = z.string().trim().min(1).max(80);
/** A filter that is kept under a name. */
export const ContactSegment = z.object({
	id: Id,
	name: z.string(),
	filter: ContactFilter,
	by: z.string().nullable(),
	createdAt: Timestamp,
	updatedAt: Timestamp,
});
export type ContactSegment = z.infer<typeof ContactSegment>;
export const ContactSegmentList = z.object({ items: z.array(ContactSegment) });
export const ContactSegmentSave = z.object({ name: Name, filter: ContactFilter });
