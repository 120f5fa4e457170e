/** Guides run step by step by a program, a colleague or a visitor of a guide's public page. */
import { z } from "zod";
import { Id, Locale, Timestamp } from "./common.ts";
import { EscalationReason, SessionChannel, SessionResolution, SessionStatus } from "./guide-sessions.ts";
import { GuideSlug, NodeId } from "./guides.ts";

const ContactClues = z.object({
	name: z.string().trim().min(1).max(160).optional(),
	email: z.email().max(254).optional(),
	phone: z.string().trim().min(3).max(40).optional(),
});

/** Begins a session. `guideId`, a guide's slug, says which guide; without it the problem does. */
export const TroubleshootingStart = z
	.object({
		problem: z.string().trim().min(1).max(2000).optional(),
		guideId: GuideSlug.optional(),
		contact: ContactClues.optional(),
		/** `agent`: a colleague runs it beside a conversation. */
		channel: z.enum(["api", "agent"]).default("api"),
		/** The installation's when absent. */
		locale: Locale.optional(),
		conversationId: Id.optional(),
	})
	.refine(({ problem, guideId }) => problem !== undefined || guideId !== undefined, "needs problem or guideId");

export const TroubleshootingOutcome = z.enum(["worked", "failed", "skipped", "help", "back"]);

/** What was done: the outcome of a step, or the answer to a question (the value of a choice, or words). */
export const TroubleshootingAnswer = z
	.object({
		outcome: TroubleshootingOutcome.optional(),
		answer: z.string().trim().min(1).max(1000).optional(),
		note: z.string().trim().max(1000).optional(),
		/** Of the session that is answered: when it has gone on meanwhile, the answer is refused (`revision-conflict`). */
		revision: z.number().int().min(0).optional(),
	})
	.refine(({ outcome, answer }) => outcome !== undefined || answer !== undefined, "needs outcome or answer");

export const TroubleshootingStep = z.object({
	/** 1 for the first step of the session. */
	number: z.number().int(),
	node: NodeId,
	title: z.string(),
	description: z.string(),
	instructions: z.array(z.string()),
	warnings: z.array(z.string()),
	resources: z.array(z.object({ title: z.string(), url: z.string(), kind: z.enum(["link", "picture"]) })),
	expectedResult: z.string(),
	estimatedMinutes: z.number(),
	difficulty: z.enum(["easy", "medium", "hard"]),
});
export type TroubleshootingStep = z.infer<typeof TroubleshootingStep>;

const Option = z.object({ value: z.string(), label: z.string() });

/** `guide`: which of several is meant; `resolved`: whether it helped; else a question of the guide. */
export const TroubleshootingQuestion = z.object({
	about: z.enum(["guide", "node", "resolved"]),
	node: NodeId.nullable(),
	text: z.string(),
	options: z.array(Option),
	optional: z.boolean(),
});
export type TroubleshootingQuestion = z.infer<typeof TroubleshootingQuestion>;

export const TroubleshootingNext = z.discriminatedUnion("type", [
	z.object({ type: z.literal("step"), step: TroubleshootingStep }),
	z.object({ type: z.literal("question"), question: TroubleshootingQuestion }),
	z.object({ type: z.literal("resolved"), resolution: SessionResolution }),
	/** A person is needed. `canContinue`: answer `no` to go on without one. */
	z.object({ type: z.literal("escalate"), reason: EscalationReason, canContinue: z.boolean() }),
	z.object({ type: z.literal("escalated"), ticket: z.object({ number: z.string() }).nullable() }),
	z.object({ type: z.literal("ended") }),
]);
export type TroubleshootingNext = z.infer<typeof TroubleshootingNext>;

export const TroubleshootingAttempt = z.object({
	ordinal: z.number().int(),
	guide: GuideSlug,
	node: NodeId,
	kind: z.enum(["step", "ask"]),
	title: z.string(),
	outcome: z.enum(["worked", "failed", "skipped", "help", "back", "answered", "known"]),
	answer: z.string().nullable(),
	note: z.string().nullable(),
	seconds: z.number(),
	at: Timestamp,
});
export type TroubleshootingAttempt = z.infer<typeof TroubleshootingAttempt>;

const GuideName = z.object({ id: GuideSlug, version: z.number().int(), title: z.string() });

export const TroubleshootingFeedback = z.object({
	rating: z.number().int().min(1).max(5),
	helpful: z.boolean().optional(),
	comment: z.string().trim().max(2000).default(""),
});
export const TroubleshootingFeedbackKept = z.object({
	rating: z.number().int(),
	helpful: z.boolean().nullable(),
	comment: z.string(),
	changeableUntil: Timestamp,
});
export type TroubleshootingFeedbackKept = z.infer<typeof TroubleshootingFeedbackKept>;

export const TroubleshootingSession = z.object({
	id: Id,
	status: SessionStatus,
	resolution: SessionResolution.nullable(),
	channel: SessionChannel,
	locale: Locale,
	/** Null while it is not clear which is meant. */
	guide: GuideName.nullable(),
	/** Other guides that it may be about, best first. */
	alternatives: z.array(z.object({ id: GuideSlug, title: z.string() })),
	/** What is said before `next`: an introduction, help, or that an answer was not understood. */
	message: z.string(),
	next: TroubleshootingNext,
	attempts: z.array(TroubleshootingAttempt),
	summary: z.object({
		worked: z.number().int(),
		failed: z.number().int(),
		skipped: z.number().int(),
		helped: z.number().int(),
		minutes: z.number(),
	}),
	ticket: z.object({ id: Id, number: z.string() }).nullable(),
	feedback: TroubleshootingFeedbackKept.nullable(),
	/** Whether it can be given. */
	feedbackEnabled: z.boolean(),
	/** Grows with each answer. */
	revision: z.number().int(),
	startedAt: Timestamp,
	lastActivityAt: Timestamp,
	endedAt: Timestamp.nullable(),
});
export type TroubleshootingSession = z.infer<typeof TroubleshootingSession>;

export const TroubleshootingEscalation = z.object({ reason: z.string().trim().min(1).max(1000) });

/** A guide that anybody may run on its page. */
export const PublicGuide = z.object({
	slug: GuideSlug,
	locale: Locale,
	title: z.string(),
	description: z.string(),
});
export type PublicGuide = z.infer<typeof PublicGuide>;
export const PublicGuideQuery = z.object({ locale: Locale.optional() });

/** The bearer of a session on a page: 256 random bits. */
export const PageToken = z.string().regex(/^[\w-]{43}$/);
/** What the visitor of a page sees of their session. */
export const PageSession = TroubleshootingSession.omit({
	id: true,
	channel: true,
	ticket: true,
	attempts: true,
}).extend({
	ticket: z.object({ number: z.string() }).nullable(),
});
export type PageSession = z.infer<typeof PageSession>;
export const PageSessionCreated = z.object({ token: PageToken, session: PageSession });
export type PageSessionCreated = z.infer<typeof PageSessionCreated>;

/** Asks for a person; whoever answers must know how to reach them, and may only with their consent. */
export const PageEscalation = z
	.object({
		name: z.string().trim().min(1).max(160),
		email: z.email().max(254).optional(),
		phone: z.string().trim().min(3).max(40).optional(),
		reason: z.string().trim().max(1000).default(""),
		consent: z.literal(true),
	})
	.refine(({ email, phone }) => email !== undefined || phone !== undefined, "needs email or phone");
