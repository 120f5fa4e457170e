import { z } from "zod";
import { Id, Locale, PageQuery, page, Timestamp } from "./common.ts";
import { ContactChannel, ContactPurpose } from "./contact-consents.ts";
import { ContactFieldKey, ContactTag, Country, TimeZone } from "./contacts.ts";

/** What a column of a file becomes; several columns of names are joined, several of numbers, addresses and tags are all kept. */
export const ContactImportTarget = z.union([
	z.enum(["name", "phone", "email", "locale", "country", "timeZone", "tags", "externalId", "doNotCall"]),
	z.templateLiteral(["field:", ContactFieldKey]),
]);
export type ContactImportTarget = z.infer<typeof ContactImportTarget>;
/** By column, null for one that is left out. */
export const ContactImportMapping = z.array(ContactImportTarget.nullable()).min(1).max(200);
export type ContactImportMapping = z.infer<typeof ContactImportMapping>;

export const ContactImportOptions = z.object({
	/** What tells that a row is somebody who is known already; a row without it is refused. */
	key: z.enum(["phone", "email", "externalId"]),
	/** Of somebody who is known: replace what the row has, complete what is missing, or leave them as they are. Numbers, addresses and tags only ever come on top. */
	existing: z.enum(["update", "fill", "skip"]).default("fill"),
	/** Of numbers without a country code; the installation's when it is left out. */
	country: Country.optional(),
	/** For rows without one of their own. */
	timeZone: TimeZone.nullable().default(null),
	locale: Locale.nullable().default(null),
	tags: z.array(ContactTag).max(10).default([]),
	/** What all of them agreed to. Where a contact has said something already, that stays. */
	consents: z
		.array(z.object({ purpose: ContactPurpose, channel: ContactChannel }))
		.max(20)
		.default([]),
	/** By which it can be shown; needed with `consents`. */
	proof: z.string().trim().max(1000).default(""),
});
export type ContactImportOptions = z.infer<typeof ContactImportOptions>;

export const contactImportStates = [
	"new",
	"ready",
	"checking",
	"checked",
	"running",
	"finished",
	"failed",
	"cancelled",
	"undoing",
	"undone",
] as const;
export const ContactImportState = z.enum(contactImportStates);
export type ContactImportState = z.infer<typeof ContactImportState>;

/** Why a file cannot be read. */
export const ContactFileProblem = z.enum([
	"empty",
	"too-large",
	"not-a-table",
	"old-excel",
	"encrypted",
	"damaged",
	"unpacks-too-large",
	"row-too-long",
	"too-many-columns",
	"too-many-rows",
	"quote-not-closed",
	"internal",
]);
export type ContactFileProblem = z.infer<typeof ContactFileProblem>;

/** Why a row is refused. */
export const ContactRowProblem = z.enum([
	"key-missing",
	"invalid-phone",
	"invalid-email",
	"invalid-locale",
	"invalid-country",
	"invalid-time-zone",
	"invalid-value",
	"too-long",
	"too-many",
	"duplicate",
	"phone-taken",
	"email-taken",
	"external-id-taken",
]);
export type ContactRowProblem = z.infer<typeof ContactRowProblem>;

export const ContactImportCounts = z.object({
	rows: z.number().int(),
	created: z.number().int(),
	updated: z.number().int(),
	/** Known, and nothing new about them. */
	unchanged: z.number().int(),
	/** Known, and left as they are because it was asked for. */
	skipped: z.number().int(),
	/** Refused, those that the file has twice among them. */
	failed: z.number().int(),
	/** Refused, by reason. */
	problems: z.record(z.string(), z.number().int()),
});
export type ContactImportCounts = z.infer<typeof ContactImportCounts>;

export const ContactImport = z.object({
	id: Id,
	fileName: z.string(),
	state: ContactImportState,
	format: z.enum(["csv", "xlsx"]).nullable(),
	encoding: z.enum(["utf-8", "windows-1252", "utf-16le", "utf-16be"]).nullable(),
	delimiter: z.string().nullable(),
	bytes: z.number().int().nullable(),
	/** Of the first row. */
	columns: z.array(z.string()),
	mapping: ContactImportMapping.nullable(),
	options: ContactImportOptions.nullable(),
	problem: ContactFileProblem.nullable(),
	/** Of the check, or of the import itself once it runs. */
	counts: ContactImportCounts,
	/** How many rows there are, once that was counted. */
	rows: z.number().int().nullable(),
	/** Refused rows that can be downloaded: as many as are kept. */
	errors: z.number().int(),
	/** Of an undone one: contacts that stayed because they have been used or changed since. */
	kept: z.number().int().nullable(),
	undoUntil: Timestamp.nullable(),
	by: z.string().nullable(),
	createdAt: Timestamp,
	startedAt: Timestamp.nullable(),
	finishedAt: Timestamp.nullable(),
});
export type ContactImport = z.infer<typeof ContactImport>;
export const ContactImportList = page(ContactImport);
export const ContactImportQuery = PageQuery;
export const ContactImportCreate = z.object({ fileName: z.string().trim().min(1).max(200) });
export const ContactImportPreview = z.object({
	columns: z.array(z.string()),
	/** The first rows below the heading. */
	rows: z.array(z.array(z.string())),
	/** What the columns seem to be. */
	guess: z.array(ContactImportTarget.nullable()),
	key: ContactImportOptions.shape.key,
});
export type ContactImportPreview = z.infer<typeof ContactImportPreview>;
export const ContactImportStart = z
	.object({ mapping: ContactImportMapping, options: ContactImportOptions })
	.superRefine(({ mapping, options }, context) => {
		if (!mapping.includes(options.key))
			context.addIssue({ code: "custom", path: ["mapping"], message: "no column is the key" });
		for (const target of ["locale", "country", "timeZone", "externalId", "doNotCall"] as const)
			if (mapping.filter((one) => one === target).length > 1)
				context.addIssue({ code: "custom", path: ["mapping"], message: "only one column may be that" });
		const fields = mapping.filter((target) => target?.startsWith("field:"));
		if (new Set(fields).size < fields.length)
			context.addIssue({ code: "custom", path: ["mapping"], message: "only one column may be that" });
		if (options.consents.length > 0 && options.proof === "")
			context.addIssue({ code: "custom", path: ["options", "proof"], message: "consent needs a proof" });
	});
