import { z } from "zod";
import { Id, Timestamp } from "./common.ts";

/**
 * How far a message has come. `unknown`: the answer to its order was lost, and it is not sent again; a later status tells.
 * `accepted`: the vendor has it.
 */
export const DeliveryState = z.enum(["waiting", "unknown", "accepted", "sent", "failed", "delivered", "read"]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** Why a message did not arrive. */
export const DeliveryProblem = z.enum([
	"window-closed",
	"undeliverable",
	"held-back",
	"template",
	"auth",
	"account",
	"invalid",
	/** Tried again and again, and never taken. */
	"unavailable",
]);
export type DeliveryProblem = z.infer<typeof DeliveryProblem>;

/** `detail` for people, with the vendor's code. */
export const Delivery = z.object({
	state: DeliveryState,
	problem: DeliveryProblem.nullable(),
	detail: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

/** Of a conversation over WhatsApp, for the people who answer. */
export const InboxWhatsapp = z.object({
	/** E.164; null for a contact who hides it. */
	phone: z.string().nullable(),
	/** Until then anything may be written; afterwards templates only. Null: the contact never wrote. */
	openUntil: Timestamp.nullable(),
	/** The contact wants to hear from the company only when they wrote first: no templates. */
	optedOut: z.boolean(),
	/** They have not written since they said so: no answers either. */
	silenced: z.boolean(),
});
export type InboxWhatsapp = z.infer<typeof InboxWhatsapp>;

const places = (body: string): number => new Set(body.match(/\{\{\d+\}\}/g)).size;
const inOrder = (body: string): boolean =>
	Array.from({ length: places(body) }, (_, index) => `{{${index + 1}}}`).every((place) => body.includes(place));

const template = {
	/** As it is approved at Meta. */
	name: z.string().regex(/^[a-z0-9_]{1,512}$/),
	/** Meta's code, e.g. `es_AR` or `en`. */
	language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/),
	/** The approved words, with the places `{{1}}`, `{{2}}` …: what the transcript shows. */
	body: z
		.string()
		.trim()
		.min(1)
		.max(1024)
		.refine((body) => places(body) <= 10 && inOrder(body), "its places are {{1}}, {{2}} … in a row, at most ten"),
	/** What each place is for. */
	values: z.array(z.string().trim().min(1).max(60)).max(10),
};
export const WhatsappTemplateSave = z.object(template).refine(({ body, values }) => places(body) === values.length, {
	path: ["values"],
	message: "there is one for each place of the text",
});
export const WhatsappTemplate = z.object({ id: Id, ...template });
export type WhatsappTemplate = z.infer<typeof WhatsappTemplate>;
export const WhatsappTemplateList = z.object({ items: z.array(WhatsappTemplate) });

/** What a template says with these values. */
export const templateText = (body: string, values: readonly string[]): string =>
	body.replace(/\{\{(\d+)\}\}/g, (place, number) => values[Number(number) - 1] ?? place);

/** One value for each place, without line breaks: Meta takes none. */
export const InboxTemplate = z.object({
	templateId: Id,
	values: z
		.array(
			z
				.string()
				.trim()
				.min(1)
				.max(500)
				.regex(/^[^\r\n\t]*$/),
		)
		.max(10),
});

/** Where a contact can be written to first, for a person of the company. */
export const WhatsappReach = z.object({
	/** As a message names it: a number in E.164, or an id of ours for whoever hides theirs. */
	to: z.string().min(1).max(60),
	/** Null for a contact who hides it. */
	phone: z.string().nullable(),
	/** They have written, or somebody noted that they agreed to get messages. */
	agreed: z.boolean(),
	/** They asked not to be written to: nobody may. */
	optedOut: z.boolean(),
	/** The chat that is open with them. */
	conversationId: Id.nullable(),
});
export type WhatsappReach = z.infer<typeof WhatsappReach>;
/** Empty where the contact has no number, and where WhatsApp is not set up. */
export const WhatsappReachList = z.object({ items: z.array(WhatsappReach) });

/** `agreed`: the sender says that the contact agreed to get messages; needed once, where that is not known. */
export const WhatsappFirstMessage = InboxTemplate.extend({
	to: WhatsappReach.shape.to,
	agreed: z.boolean().default(false),
});
export const WhatsappFirstSent = z.object({ conversationId: Id, turnId: Id });

export const WhatsappState = z.object({
	configured: z.boolean(),
	/** Settings that are not set and are needed. */
	missing: z.array(z.string()),
	/** What to enter at Meta; null without `PUBLIC_URL`. */
	webhookUrl: z.string().nullable(),
	phoneNumberId: z.string().nullable(),
	apiVersion: z.string(),
	/** When a webhook last came; null: never. */
	lastWebhookAt: Timestamp.nullable(),
	/** When one was last refused for its signature, by this process. */
	lastRefusedAt: Timestamp.nullable(),
	/** When a message last failed for a reason that is the company's to mend, and which. */
	lastProblem: z.object({ at: Timestamp, problem: DeliveryProblem, detail: z.string() }).nullable(),
});
export type WhatsappState = z.infer<typeof WhatsappState>;

/** What the vendor answered when it was asked who we are. */
export const WhatsappTest = z.object({
	ok: z.boolean(),
	number: z.string().nullable(),
	name: z.string().nullable(),
	/** Whether the app hears of the account's messages. */
	subscribed: z.boolean().nullable(),
	/** A kind of failure such as `auth` or `timeout`; null when it worked. */
	kind: z.string().nullable(),
	detail: z.string(),
});
export type WhatsappTest = z.infer<typeof WhatsappTest>;
