import { z } from "zod";
import { roles } from "./accounts.ts";
import { Id, Language, PageQuery, page, Timestamp } from "./common.ts";

/** What people may be told of. */
export const notificationEventTypes = [
	"handoff.requested",
	"ticket.created",
	"ticket.replied",
	"ticket.breached",
	"ticket.closed",
	"call.unanswered",
	"session.escalated",
	"session.abandoned",
	"problem.detected",
	"feedback.received",
	"campaign.finished",
	"webhook.disabled",
	"contact.erased",
] as const;
export const NotificationEventType = z.enum(notificationEventTypes);
export type NotificationEventType = z.infer<typeof NotificationEventType>;
/** Told to whom it is about, without any rule. */
export const personalNotificationTypes = ["mention.created"] as const;
export type PersonalNotificationType = (typeof personalNotificationTypes)[number];

export const NotificationChannelKind = z.enum(["email", "slack", "teams", "webhook", "sms"]);
export type NotificationChannelKind = z.infer<typeof NotificationChannelKind>;

const Name = z.string().trim().min(1).max(80);
/** Addresses for `email`, a number with its country (E.164) for `sms`, an https address for the others. */
const Target = z.string().trim().min(3).max(2000);

/** A place that many read: a mailbox, a room. The address of a room is a secret: only its host is shown. */
export const NotificationChannel = z.object({
	id: Id,
	kind: NotificationChannelKind,
	name: z.string(),
	language: Language,
	hint: z.string(),
	enabled: z.boolean(),
	createdAt: Timestamp,
});
export type NotificationChannel = z.infer<typeof NotificationChannel>;
export const NotificationChannelCreate = z.object({
	kind: NotificationChannelKind,
	name: Name,
	language: Language,
	target: Target,
});
export const NotificationChannelChange = z.object({
	name: Name.optional(),
	language: Language.optional(),
	target: Target.optional(),
	enabled: z.boolean().optional(),
});

/** A channel, a person by what they chose for themselves, or everybody of a role. */
export const NotificationRecipient = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("channel"), id: Id }),
	z.object({ kind: z.literal("user"), id: Id }),
	z.object({ kind: z.literal("role"), role: z.enum(roles) }),
]);
export type NotificationRecipient = z.infer<typeof NotificationRecipient>;

export const NotificationRule = z.object({
	events: z.array(NotificationEventType).min(1).max(notificationEventTypes.length),
	recipients: z.array(NotificationRecipient).min(1).max(50),
});
export type NotificationRule = z.infer<typeof NotificationRule>;
export const NotificationRules = z.object({ rules: z.array(NotificationRule).max(50) });

/** All that the page of settings shows. */
export const NotificationSettings = z.object({
	channels: z.array(NotificationChannel),
	rules: z.array(NotificationRule),
	people: z.array(z.object({ id: Id, name: z.string(), role: z.enum(roles) })),
	/** Whether e-mail (`SMTP_URL`) and text messages (`SMS_FROM` and a carrier) can be sent. */
	canSend: z.object({ email: z.boolean(), sms: z.boolean() }),
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const isTimeZone = (name: string) => {
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return true;
	} catch {
		return false;
	}
};

/** How one person is told. */
export const NotificationPreferences = z.object({
	/** Null: the language of their account. */
	language: Language.nullable(),
	email: z.boolean(),
	sms: z.boolean(),
	/** Whether they are told that somebody named them in a note. */
	mentions: z.boolean().default(true),
	/** E.164; needed for text messages. */
	phone: z
		.string()
		.regex(/^\+[1-9]\d{6,14}$/)
		.nullable(),
	/** Nothing is sent between these times; it comes together at the end. */
	quietHours: z.object({ from: TimeOfDay, to: TimeOfDay }).nullable(),
	timeZone: z.string().max(60).refine(isTimeZone, "is no time zone"),
});
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

export const NotificationState = z.enum(["waiting", "sending", "sent", "failed"]);
export type NotificationState = z.infer<typeof NotificationState>;

/** One message to one recipient; it tells of one event, or of many at once. */
export const Notification = z.object({
	id: Id,
	kind: NotificationChannelKind,
	/** The channel's or the person's name; null when they are gone. */
	recipient: z.string().nullable(),
	state: NotificationState,
	events: z.array(z.string()),
	count: z.number().int(),
	attempts: z.number().int(),
	/** When it is sent, or was. */
	at: Timestamp,
	/** What the last attempt came to. */
	detail: z.string().nullable(),
});
export type Notification = z.infer<typeof Notification>;
export const NotificationList = page(Notification);
export const NotificationQuery = PageQuery.extend({ cursor: Id.optional(), state: NotificationState.optional() });
export const NotificationTest = z.object({ ok: z.boolean(), detail: z.string() });
export type NotificationTest = z.infer<typeof NotificationTest>;
