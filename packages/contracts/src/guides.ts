import { z } from "zod";
import { LocalizedText, Timestamp } from "./common.ts";

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

export const guideOutcomes = ["resolved", "unresolved", "escalated", "informed", "abandoned"] as const;
export const conditionTests = ["equals", "not-equals", "contains", "present", "absent", "greater", "less"] as const;

export const GuideSlug = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
export const NodeId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const Variable = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);
const WebAddress = z.url({ protocol: /^https?$/ }).max(2000);
const Value = z.union([z.string().max(500), z.number(), z.boolean()]);

/** What may be empty in a draft and not in a version; the two have one type. */
type Rules = {
	target: z.ZodType<string, string>;
	words: z.ZodType<LocalizedText, LocalizedText>;
	variable: z.ZodType<string, string>;
	guide: z.ZodType<string, string>;
	url: z.ZodType<string, string>;
	least: 0 | 1;
};

const complete: Rules = {
	target: NodeId,
	words: LocalizedText,
	variable: Variable,
	guide: GuideSlug,
	url: WebAddress,
	least: 1,
};
const none = z.literal("");
const unfinished: Rules = {
	target: NodeId.or(none),
	words: z.object({ es: z.string().max(2000).optional(), en: z.string().max(2000).optional() }),
	variable: Variable.or(none),
	guide: GuideSlug.or(none),
	url: WebAddress.or(none),
	least: 0,
};

const textOf = (words: Rules["words"]) => z.object({ shown: words, spoken: words.optional() });

/** What a screen shows; `spoken`, where given, is said instead on a call. `{{name}}` inserts a variable. */
export const GuideText = textOf(LocalizedText);
export type GuideText = z.infer<typeof GuideText>;

const conditionOf = ({ variable }: Rules) =>
	z.object({
		variable,
		is: z.enum(conditionTests),
		/** A text may name other variables: `{{name}}`. */
		value: Value.optional(),
	});
export const Condition = conditionOf(complete);
export type Condition = z.infer<typeof Condition>;

const actionOf = ({ variable, words, url, least }: Rules) =>
	z.discriminatedUnion("type", [
		z.object({ type: z.literal("set"), variable, value: Value }),
		z.object({ type: z.literal("ticket"), priority: z.enum(["low", "normal", "high", "urgent"]).default("normal") }),
		z.object({ type: z.literal("transfer"), reason: z.string().min(least).max(200) }),
		z.object({ type: z.literal("message"), text: textOf(words) }),
		z.object({ type: z.literal("webhook"), url }),
	]);
export const GuideAction = actionOf(complete);
export type GuideAction = z.infer<typeof GuideAction>;

const nodeOf = (rules: Rules) => {
	const { target, words, variable, guide, url, least } = rules;
	const text = textOf(words);
	const choice = z.object({
		value: z.string().min(least).max(80),
		label: words,
		/** Other ways to say it, per language. */
		synonyms: z
			.object({
				es: z.array(z.string().max(200)).max(60).optional(),
				en: z.array(z.string().max(200)).max(60).optional(),
			})
			.optional(),
		next: target,
	});
	return z.discriminatedUnion("kind", [
		z.object({ id: NodeId, kind: z.literal("say"), text, next: target }),
		z.object({
			id: NodeId,
			kind: z.literal("ask"),
			text,
			variable,
			answer: AnswerType,
			/** For `choice` (at least two) and `boolean` (values `yes` and `no`); each leads on by itself. */
			choices: z.array(choice).max(12).optional(),
			/** Said when the answer was not understood; the question again when absent. */
			retry: text.optional(),
			/** May be skipped ("no sé", "prefiero no decirlo"). */
			optional: z.boolean().default(false),
			/** For the types that do not branch. */
			next: target.optional(),
		}),
		z.object({
			id: NodeId,
			kind: z.literal("step"),
			title: words,
			/** One at a time: each is read aloud, or shown, and waits for "listo". */
			instructions: z.array(text).min(least).max(10),
			warnings: z.array(words).max(10).default([]),
			/** For the eye: on a call they can only be sent. */
			resources: z
				.array(z.object({ title: words, url, kind: z.enum(["link", "picture"]).optional() }))
				.max(10)
				.default([]),
			expected: words,
			help: text.optional(),
			estimatedMinutes: z.number().min(0).max(240).default(2),
			worked: target,
			failed: target,
		}),
		z.object({
			id: NodeId,
			kind: z.literal("decide"),
			cases: z
				.array(z.object({ when: conditionOf(rules), next: target }))
				.min(least)
				.max(20),
			otherwise: target,
		}),
		z.object({ id: NodeId, kind: z.literal("action"), action: actionOf(rules), next: target }),
		z.object({ id: NodeId, kind: z.literal("guide"), guide, next: target }),
		z.object({ id: NodeId, kind: z.literal("end"), outcome: z.enum(guideOutcomes), text: text.optional() }),
	]);
};
export const GuideNode = nodeOf(complete);
export type GuideNode = z.infer<typeof GuideNode>;

const phrases = z.array(z.string().max(300)).max(200).default([]);
const definitionOf = (rules: Rules) =>
	z.object({
		slug: GuideSlug,
		title: rules.words,
		description: rules.words,
		examples: z.object({ es: phrases, en: phrases }),
		start: rules.target,
		nodes: z.array(nodeOf(rules)).min(rules.least).max(500),
		/** Failed steps after which a person is offered. */
		escalateAfterFailures: z.number().int().min(1).max(10).default(2),
		/** It opens conversations (consent, language, name): nobody asks for it, and what comes after it is free. */
		opening: z.boolean().optional(),
		/** Anybody may run it in a browser, under `/g/` and its slug. */
		publicPage: z.boolean().optional(),
		/** Where each node stands on the editor's canvas; of no meaning elsewhere, and not part of the hash. */
		layout: z.record(NodeId, z.object({ x: z.number(), y: z.number() })).optional(),
	});

/** A branching flow; `examples` are what people say when they need it. */
export const GuideDefinition = definitionOf(complete);
export type GuideDefinition = z.infer<typeof GuideDefinition>;
/** The same while it is written: texts, targets, names and addresses may still be empty. */
export const GuideDraft = definitionOf(unfinished);

const versionFacts = {
	version: z.number().int().min(1),
	/** SHA-256 of the content, in hex: equal content has an equal hash. */
	hash: z.string(),
	author: z.string(),
	note: z.string(),
	publishedAt: Timestamp,
};
/** An immutable, published version. */
export const GuideVersion = z.object({ slug: GuideSlug, ...versionFacts, definition: GuideDefinition });
export type GuideVersion = z.infer<typeof GuideVersion>;
export const GuideVersionList = z.object({ items: z.array(z.object({ ...versionFacts, nodes: z.number().int() })) });

export const GuideSummary = z.object({
	slug: GuideSlug,
	title: unfinished.words,
	description: unfinished.words,
	/** Null until first published. */
	version: z.number().int().nullable(),
	publishedAt: Timestamp.nullable(),
	/** Whether the draft differs from the newest version. */
	changed: z.boolean(),
	archived: z.boolean(),
	/** Of the draft when there is one. */
	nodes: z.number().int(),
	updatedAt: Timestamp,
});
export type GuideSummary = z.infer<typeof GuideSummary>;
export const GuideList = z.object({ items: z.array(GuideSummary) });
