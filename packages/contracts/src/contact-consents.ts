import { z } from "zod";
import { Id, PageQuery, page, Timestamp } from "./common.ts";

export const contactPurposes = ["service", "marketing", "survey", "collections"] as const;
/** What a contact is contacted for. */
export const ContactPurpose = z.enum(contactPurposes);
export type ContactPurpose = z.infer<typeof ContactPurpose>;
export const contactChannels = ["voice", "whatsapp", "web", "email", "sms"] as const;
/** The way by which they are contacted. */
export const ContactChannel = z.enum(contactChannels);
export type ContactChannel = z.infer<typeof ContactChannel>;
export const ConsentState = z.enum(["granted", "withdrawn"]);
export type ConsentState = z.infer<typeof ConsentState>;

/** Who said so: the contact on a channel, a person of the company, another system, a file. */
export const ConsentSource = z.enum(["call", "chat", "whatsapp", "user", "api-key", "import"]);
export type ConsentSource = z.infer<typeof ConsentSource>;

/** One statement; the newest of a purpose and channel counts. */
export const ContactConsent = z.object({
	id: Id,
	purpose: ContactPurpose,
	channel: ContactChannel,
	state: ConsentState,
	source: ConsentSource,
	at: Timestamp,
	/** Words or a reference by which it can be shown. */
	proof: z.string(),
	by: z.string().nullable(),
	/** Whether it is the newest of its purpose and channel. */
	current: z.boolean(),
});
export type ContactConsent = z.infer<typeof ContactConsent>;
export const ContactConsentList = z.object({
	items: z.array(ContactConsent),
	/** Which of their numbers nobody may call or write to. */
	doNotCall: z.array(z.string()),
});
export const ContactConsentSave = z.object({
	purpose: ContactPurpose,
	channel: ContactChannel,
	state: ConsentState,
	/** When it was said; now when it is left out. */
	at: Timestamp.optional(),
	proof: z.string().trim().min(1).max(1000),
});

export const DoNotCallReason = z.enum(["asked", "complaint", "wrong-number", "legal", "other"]);
export type DoNotCallReason = z.infer<typeof DoNotCallReason>;
/** A number that is not called or written to, whoever has it. */
export const DoNotCallEntry = z.object({
	/** E.164. */
	phone: z.string(),
	reason: DoNotCallReason,
	source: ConsentSource,
	note: z.string(),
	by: z.string().nullable(),
	at: Timestamp,
	conversationId: Id.nullable(),
});
export type DoNotCallEntry = z.infer<typeof DoNotCallEntry>;
export const DoNotCallList = page(DoNotCallEntry);
export const DoNotCallQuery = PageQuery.extend({ q: z.string().trim().max(40).optional() });
export const DoNotCallSave = z.object({
	reason: DoNotCallReason.default("asked"),
	note: z.string().trim().max(500).default(""),
});
export const DoNotCallParams = z.object({ phone: z.string().min(3).max(40) });

export const contactRefusals = [
	"unknown-contact",
	"invalid-number",
	"not-their-number",
	"do-not-call",
	"withdrawn",
	"no-consent",
] as const;
/** Why somebody may not be contacted. */
export const ContactRefusal = z.enum(contactRefusals);
export type ContactRefusal = z.infer<typeof ContactRefusal>;
