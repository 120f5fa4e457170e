import { z } from "zod";
import { LocalizedText, Timestamp } from "./common.ts";

/** What a screen shows; `spoken`, where given, is said instead on a call. `{{name}}` inserts a variable. */
export const GuideText = z.object({ shown: LocalizedText, spoken: LocalizedText.optional() });
export type GuideText = z.infer<typeof GuideText>;

const NodeId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const Variable = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);

export const answerTypes = [
	"choice",
	"boolean",
	"text",
	"name",
	"number",
	"amount",
	"date",
	"time",
	"phone",
	"email",
	"id",
] as const;
export const AnswerType = z.enum(answerTypes);
export type AnswerType = z.infer<typeof AnswerType>;

export const GuideChoice = z.object({
	value: z.string().min(1).max(80),
	label: LocalizedText,
	/** Other ways to say it, per language. */
	synonyms: z.object({ es: z.array(z.string()).optional(), en: z.array(z.string()).optional() }).optional(),
	next: NodeId,
});

export const Condition = z.object({
	variable: Variable,
	is: z.enum(["equals", "not-equals", "present", "absent", "greater", "less"]),
	value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

const say = z.object({ id: NodeId, kind: z.literal("say"), text: GuideText, next: NodeId });
const ask = z.object({
	id: NodeId,
	kind: z.literal("ask"),
	text: GuideText,
	variable: Variable,
	answer: AnswerType,
	/** For `choice` (at least two) and `boolean` (values `yes` and `no`); each leads on by itself. */
	choices: z.array(GuideChoice).max(12).optional(),
	/** Said when the answer was not understood; the question again when absent. */
	retry: GuideText.optional(),
	/** May be skipped ("no sé", "prefiero no decirlo"). */
	optional: z.boolean().default(false),
	/** For the types that do not branch. */
	next: NodeId.optional(),
});
const step = z.object({
	id: NodeId,
	kind: z.literal("step"),
	title: LocalizedText,
	instructions: z.array(GuideText).min(1).max(10),
	warnings: z.array(LocalizedText).default([]),
	resources: z.array(z.object({ title: LocalizedText, url: z.url() })).default([]),
	expected: LocalizedText,
	help: GuideText.optional(),
	estimatedMinutes: z.number().min(0).max(240).default(2),
	worked: NodeId,
	failed: NodeId,
});
const decide = z.object({
	id: NodeId,
	kind: z.literal("decide"),
	cases: z.array(z.object({ when: Condition, next: NodeId })).min(1),
	otherwise: NodeId,
});
export const GuideAction = z.discriminatedUnion("type", [
	z.object({ type: z.literal("set"), variable: Variable, value: z.union([z.string(), z.number(), z.boolean()]) }),
	z.object({ type: z.literal("ticket"), priority: z.enum(["low", "normal", "high", "urgent"]).default("normal") }),
	z.object({ type: z.literal("transfer"), reason: z.string().max(200) }),
	z.object({ type: z.literal("message"), text: GuideText }),
	z.object({ type: z.literal("webhook"), url: z.url() }),
]);
export type GuideAction = z.infer<typeof GuideAction>;
const action = z.object({ id: NodeId, kind: z.literal("action"), action: GuideAction, next: NodeId });
const guide = z.object({ id: NodeId, kind: z.literal("guide"), guide: z.string(), next: NodeId });
export const guideOutcomes = ["resolved", "unresolved", "escalated", "informed", "abandoned"] as const;
const end = z.object({
	id: NodeId,
	kind: z.literal("end"),
	outcome: z.enum(guideOutcomes),
	text: GuideText.optional(),
});

export const GuideNode = z.discriminatedUnion("kind", [say, ask, step, decide, action, guide, end]);
export type GuideNode = z.infer<typeof GuideNode>;

export const GuideSlug = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

/** A branching flow; `examples` are what people say when they need it. */
export const GuideDefinition = z.object({
	slug: GuideSlug,
	title: LocalizedText,
	description: LocalizedText,
	examples: z.object({ es: z.array(z.string()).default([]), en: z.array(z.string()).default([]) }),
	start: NodeId,
	nodes: z.array(GuideNode).min(1).max(500),
	/** Failed steps after which a person is offered. */
	escalateAfterFailures: z.number().int().min(1).max(10).default(2),
	/** It opens conversations (consent, language, name): nobody asks for it, and what comes after it is free. */
	opening: z.boolean().optional(),
});
export type GuideDefinition = z.infer<typeof GuideDefinition>;

/** An immutable, published version. */
export const GuideVersion = z.object({
	slug: GuideSlug,
	version: z.number().int().min(1),
	hash: z.string(),
	author: z.string(),
	note: z.string(),
	publishedAt: Timestamp,
	definition: GuideDefinition,
});
export type GuideVersion = z.infer<typeof GuideVersion>;

export const GuideSummary = z.object({
	slug: GuideSlug,
	title: LocalizedText,
	description: LocalizedText,
	version: z.number().int(),
	publishedAt: Timestamp,
	nodes: z.number().int(),
});
export const GuideList = z.object({ items: z.array(GuideSummary) });
