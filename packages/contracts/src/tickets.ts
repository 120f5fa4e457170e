import { z } from "zod";
import { ChatImageAnalysis } from "./chat.ts";
import { Channel, Id, Language, Locale, PageQuery, page, Timestamp } from "./common.ts";
import { ConversationSummary } from "./conversations.ts";
import { WeeklyHours } from "./lines.ts";
import { chosenMentions } from "./mentions.ts";
import { InboxQueueFilter } from "./queues.ts";

export const ticketStatuses = ["new", "open", "waiting", "resolved", "closed", "reopened"] as const;
/** `waiting`: for the contact. A ticket that was merged into another is closed and stays so. */
export const TicketStatus = z.enum(ticketStatuses);
export type TicketStatus = z.infer<typeof TicketStatus>;

export const ticketPriorities = ["low", "normal", "high", "urgent"] as const;
export const TicketPriority = z.enum(ticketPriorities);
export type TicketPriority = z.infer<typeof TicketPriority>;

/** `TCK-20260301-7KQ2MX`: no letter or digit that is heard or read as another (0 O, 1 I L, U V). */
export const TicketNumber = z.string().regex(/^[A-Z]{2,6}-\d{8}-[2-9A-HJKMNP-TV-Z]{6}$/);

const Subject = z.string().trim().min(1).max(200);
const LongText = z.string().trim().min(1).max(20_000);
export const TicketTag = z.string().trim().toLowerCase().min(1).max(40);
const Tags = z
	.array(TicketTag)
	.max(20)
	.transform((tags) => [...new Set(tags)]);

/** What was tried before the ticket was opened. */
export const TriedStep = z.object({
	title: z.string().trim().min(1).max(300),
	outcome: z.enum(["worked", "failed", "skipped"]),
});
export type TriedStep = z.infer<typeof TriedStep>;

/** `key` is where the file is in the blob store. */
export const Attachment = z.object({
	key: z.string().min(1).max(300),
	name: z.string().min(1).max(200),
	type: z.string().min(1).max(100),
	bytes: z.number().int().min(0),
	/** Of a picture that a model looked at. */
	analysis: ChatImageAnalysis.optional(),
});
export type Attachment = z.infer<typeof Attachment>;

export const TicketRequester = z.object({
	name: z.string().trim().max(160).nullish(),
	email: z.email().max(254).nullish(),
	phone: z.string().trim().max(40).nullish(),
});

const Person = z.object({ id: Id, name: z.string() });

/**
 * One promise of the service level. `dueAt` while it runs, `leftMs` (of business hours) while it is paused, both null when
 * nothing was promised. `doneAt`: when it was kept, or the wait ended otherwise.
 */
export const TicketClock = z.object({
	dueAt: Timestamp.nullable(),
	leftMs: z.number().int().nullable(),
	doneAt: Timestamp.nullable(),
	breachedAt: Timestamp.nullable(),
});
export type TicketClock = z.infer<typeof TicketClock>;

export const TicketSummary = z.object({
	id: Id,
	number: TicketNumber,
	subject: z.string(),
	status: TicketStatus,
	priority: TicketPriority,
	channel: Channel,
	locale: Locale,
	requester: z.object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() }),
	contactId: Id.nullable(),
	conversationId: Id.nullable(),
	assignee: Person.nullable(),
	/** Null is the default queue. */
	queueId: Id.nullable(),
	tags: z.array(z.string()),
	mergedInto: z.object({ id: Id, number: z.string() }).nullable(),
	firstResponse: TicketClock,
	resolution: TicketClock,
	createdAt: Timestamp,
	updatedAt: Timestamp,
});
export type TicketSummary = z.infer<typeof TicketSummary>;
export const TicketList = page(TicketSummary);

/** `active`: whatever is neither resolved nor closed. `q` searches number, requester, tags and all that was written. */
export const TicketFilter = z.object({
	q: z.string().trim().max(200).optional(),
	status: z.enum([...ticketStatuses, "active"]).optional(),
	priority: TicketPriority.optional(),
	assignee: z.union([Id, z.enum(["mine", "none"])]).optional(),
	queue: InboxQueueFilter.optional(),
	tag: TicketTag.optional(),
	channel: Channel.optional(),
	breached: z.stringbool().optional(),
	conversationId: Id.optional(),
	contactId: Id.optional(),
});
export type TicketFilter = z.infer<typeof TicketFilter>;
export const TicketQuery = PageQuery.extend(TicketFilter.shape);
export type TicketQuery = z.infer<typeof TicketQuery>;

export const TicketAuthor = z.object({
	kind: z.enum(["contact", "assistant", "user", "api-key"]),
	name: z.string().nullable(),
});

/** A `note` is for colleagues only; a `reply` is shown to the contact under the ticket's link. */
export const TicketMessage = z.object({
	id: Id,
	kind: z.enum(["note", "reply"]),
	author: TicketAuthor,
	text: z.string(),
	at: Timestamp,
});
export type TicketMessage = z.infer<typeof TicketMessage>;

/** One line of the history: `by` is null for the product itself. `from` and `to` are values of the field, as text. */
export const TicketChange = z.object({
	id: Id,
	at: Timestamp,
	by: z.string().nullable(),
	what: z.enum([
		"created",
		"status",
		"priority",
		"assignee",
		"queue",
		"tags",
		"subject",
		"merged",
		"merged-into",
		"link-opened",
		"link-revoked",
		"breached",
		"erased",
	]),
	from: z.string().nullable(),
	to: z.string().nullable(),
});
export type TicketChange = z.infer<typeof TicketChange>;

export const TicketLink = z.object({
	id: Id,
	createdAt: Timestamp,
	expiresAt: Timestamp,
	revokedAt: Timestamp.nullable(),
	by: z.string().nullable(),
});
export type TicketLink = z.infer<typeof TicketLink>;

export const TicketDetail = TicketSummary.extend({
	description: z.string(),
	openedBy: TicketAuthor,
	stepsTried: z.array(TriedStep),
	attachments: z.array(Attachment.omit({ key: true })),
	messages: z.array(TicketMessage),
	history: z.array(TicketChange),
	links: z.array(TicketLink),
	watchers: z.array(Person),
	/** Null without one, once it was deleted, and for who may not read conversations. */
	conversation: ConversationSummary.nullable(),
	/** To which it may move now. */
	transitions: z.array(TicketStatus),
});
export type TicketDetail = z.infer<typeof TicketDetail>;

export const TicketCreate = z.object({
	subject: Subject,
	description: LongText,
	priority: TicketPriority.default("normal"),
	channel: Channel.default("web"),
	conversationId: Id.nullable().default(null),
	contactId: Id.nullable().default(null),
	requester: TicketRequester.default({}),
	tags: Tags.default([]),
	/** When absent, that of the conversation's chat. */
	queueId: Id.nullable().optional(),
	/** The installation's when absent. */
	locale: Locale.optional(),
	stepsTried: z.array(TriedStep).max(100).default([]),
});

export const TicketPatch = z
	.object({
		subject: Subject.optional(),
		priority: TicketPriority.optional(),
		tags: Tags.optional(),
		/** A user's id; null takes the ticket from whoever has it. */
		assigneeId: Id.nullable().optional(),
		/** Null is the default queue. */
		queueId: Id.nullable().optional(),
	})
	.strict();
export type TicketPatch = z.infer<typeof TicketPatch>;

export const TicketTransition = z.object({ to: TicketStatus.exclude(["new"]) });

/** `text`, or a canned reply that is filled in. `status` moves the ticket once it is written. `mentions` are of a note. */
export const TicketMessageCreate = z
	.object({
		kind: TicketMessage.shape.kind,
		text: LongText.optional(),
		cannedReplyId: Id.optional(),
		status: TicketTransition.shape.to.optional(),
		...chosenMentions,
	})
	.refine(({ text, cannedReplyId }) => (text === undefined) !== (cannedReplyId === undefined), {
		message: "either text or cannedReplyId",
	});
export type TicketMessageCreate = z.infer<typeof TicketMessageCreate>;

export const TicketMerge = z.object({ into: Id });
/** `path` is shown once: whoever has it reads the ticket and answers. */
export const TicketLinkOpened = z.object({ link: TicketLink, path: z.string() });

/** Who a ticket may be given to. */
export const TicketAssignees = z.object({ items: z.array(Person) });

export const cannedReplyVariables = ["name", "ticket", "agent"] as const;
export type CannedReplyValues = Readonly<Record<(typeof cannedReplyVariables)[number], string | null>>;
const placeholder = /[^\S\n]*\{\{\s*(\w+)\s*\}\}/g;
const isVariable = (name: string): name is keyof CannedReplyValues =>
	(cannedReplyVariables as readonly string[]).includes(name);

/** Puts values in the place of `{{name}}`, `{{ticket}}` and `{{agent}}`; one that is not known goes with the space before it. */
export const fillCannedReply = (text: string, values: CannedReplyValues): string =>
	text.replace(placeholder, (found, name: string) => {
		if (!isVariable(name)) return found;
		const value = values[name];
		return value ? found.slice(0, found.indexOf("{")) + value : "";
	});

export const CannedReply = z.object({
	id: Id,
	title: z.string(),
	text: z.string(),
	language: Language,
	updatedAt: Timestamp,
});
export type CannedReply = z.infer<typeof CannedReply>;
export const CannedReplyList = z.object({ items: z.array(CannedReply) });
export const CannedReplySave = z.object({
	title: z.string().trim().min(1).max(80),
	text: z
		.string()
		.trim()
		.min(1)
		.max(4000)
		.refine((text) => [...text.matchAll(placeholder)].every(([, name]) => isVariable(name ?? "")), {
			message: "knows {{name}}, {{ticket}} and {{agent}} only",
		}),
	language: Language,
});

const dayMs = 86_400_000;
const Target = z
	.number()
	.int()
	.min(60_000)
	.max(90 * dayMs)
	.nullable();
const Targets = z.object({ firstResponseMs: Target, resolutionMs: Target });
/** Business hours are in the installation's time zone; none means day and night. Targets count business hours; null promises nothing. */
export const TicketSettings = z.object({
	prefix: z.string().regex(/^[A-Z]{2,6}$/, "2 to 6 letters A–Z"),
	linkDays: z.number().int().min(1).max(365),
	hours: z.array(WeeklyHours).max(20),
	targets: z.object({ low: Targets, normal: Targets, high: Targets, urgent: Targets }),
});
export type TicketSettings = z.infer<typeof TicketSettings>;
/** `timeZone` is the installation's (`TIME_ZONE`). */
export const TicketSettingsState = TicketSettings.extend({
	timeZone: z.string(),
	changedBy: z.string().nullable(),
	changedAt: Timestamp.nullable(),
});
export type TicketSettingsState = z.infer<typeof TicketSettingsState>;

/** What anybody sees who has the link: no address, no number, no note, of colleagues only the first name. */
export const PublicTicket = z.object({
	number: z.string(),
	subject: z.string(),
	description: z.string(),
	status: TicketStatus,
	locale: Locale,
	createdAt: Timestamp,
	updatedAt: Timestamp,
	stepsTried: z.array(TriedStep),
	messages: z.array(
		z.object({
			id: Id,
			from: z.enum(["contact", "team"]),
			name: z.string().nullable(),
			text: z.string(),
			at: Timestamp,
		}),
	),
	/** Whether an answer would be taken: not once it is closed, or was resolved long ago. */
	canReply: z.boolean(),
	linkExpiresAt: Timestamp,
});
export type PublicTicket = z.infer<typeof PublicTicket>;
export const PublicTicketParams = z.object({ token: z.string().min(1).max(100) });
export const PublicReply = z.object({ text: z.string().trim().min(1).max(5000) });
