/** Writing guides: drafts, what is wrong with them, publishing, comparing, files, templates, trying out. */
import { z } from "zod";
import { Language, LocalizedText, Timestamp } from "./common.ts";
import { GuideExperiment } from "./guide-experiments.ts";
import { GuideDefinition, GuideDraft, GuideSlug } from "./guides.ts";

export const guideProblemCodes = [
	"duplicate-node",
	"missing-start",
	"missing-target",
	"unreachable",
	"dead-end",
	"endless-loop",
	"no-end",
	"missing-language",
	"missing-choices",
	"missing-next",
	"duplicate-choice",
	"same-label",
	"unknown-guide",
	"guide-cycle",
	"unknown-variable",
	"missing-value",
	"too-long-to-say",
	"no-examples",
	"invalid-value",
] as const;
export type GuideProblemCode = (typeof guideProblemCodes)[number];

/** Errors keep a guide from being published, warnings do not. */
export const GuideProblem = z.object({
	code: z.enum(guideProblemCodes),
	severity: z.enum(["error", "warning"]),
	/** Null for what concerns the whole guide. */
	node: z.string().nullable(),
	/** Dotted, into the definition: `nodes.3.choices.1.next`. */
	path: z.string(),
	message: z.object({ es: z.string(), en: z.string() }),
});
export type GuideProblem = z.infer<typeof GuideProblem>;

/** A guide as it is being written. */
export const GuideWork = z.object({
	slug: GuideSlug,
	/** Grows with each change of the draft; send it back to save the next. */
	revision: z.number().int(),
	draft: GuideDraft,
	publishedVersion: z.number().int().nullable(),
	changed: z.boolean(),
	archived: z.boolean(),
	updatedAt: Timestamp,
	/** Who changed the draft last; null when it is the newest version unchanged. */
	updatedBy: z.string().nullable(),
	problems: z.array(GuideProblem),
	/** While one runs, no other version is published. */
	experiment: GuideExperiment.nullable(),
});
export type GuideWork = z.infer<typeof GuideWork>;

export const GuideSave = z.object({ revision: z.number().int(), definition: GuideDraft });
export const GuidePublish = z.object({ revision: z.number().int(), note: z.string().trim().max(300).default("") });

/** `blank`: one sentence and an end. `version` of another guide: its draft when absent. */
export const GuideOrigin = z.discriminatedUnion("type", [
	z.object({ type: z.literal("blank") }),
	z.object({
		type: z.literal("template"),
		template: GuideSlug,
		values: z.record(z.string().max(40), z.string().trim().max(300)).default({}),
	}),
	z.object({ type: z.literal("guide"), slug: GuideSlug, version: z.number().int().min(1).optional() }),
]);
export const GuideCreate = z.object({ slug: GuideSlug, title: LocalizedText, from: GuideOrigin });
export type GuideCreate = z.input<typeof GuideCreate>;

/** A guide to be filled in: each `{{name}}` of its variables is replaced when a guide is made of it. */
export const GuideTemplate = z.object({
	slug: GuideSlug,
	title: LocalizedText,
	description: LocalizedText,
	variables: z.array(
		z.object({ name: z.string(), label: LocalizedText, example: LocalizedText, required: z.boolean() }),
	),
	nodes: z.number().int(),
});
export type GuideTemplate = z.infer<typeof GuideTemplate>;
export const GuideTemplateList = z.object({ items: z.array(GuideTemplate) });

/** A version number, or the draft. */
const Side = z.union([z.literal("draft"), z.coerce.number().int().min(1)]);
export const GuideCompareQuery = z.object({ from: Side, to: Side });
const FieldChange = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() });
export const GuideComparison = z.object({
	/** Of the guide itself: title, examples, first node… */
	guide: z.array(FieldChange),
	nodes: z.array(
		z.object({
			id: z.string(),
			kind: z.string(),
			change: z.enum(["added", "removed", "changed"]),
			/** Paths are inside the node; empty for a node that was added or removed. */
			fields: z.array(FieldChange),
		}),
	),
});
export type GuideComparison = z.infer<typeof GuideComparison>;

const file = {
	$schema: z.string().max(500).optional(),
	format: z.literal("centralita-guide"),
	formatVersion: z.literal(1),
};
/** What an export is, and what the published JSON Schema describes. */
export const GuideFile = z.object({ ...file, guide: GuideDefinition });
/** An export may be of a draft with gaps, so an import may be too. */
const GuideDraftFile = z.object({ ...file, guide: GuideDraft });
export const GuideExportQuery = z.object({ version: Side.default("draft") });
/** `slug` instead of the file's own; `revision` replaces the draft of the guide that has that name. */
export const GuideImport = z.object({
	file: GuideDraftFile,
	slug: GuideSlug.optional(),
	revision: z.number().int().optional(),
});

/** What the person who tries a guide out said or pressed, from the beginning. */
export const GuideTryRequest = z.object({
	language: Language,
	inputs: z
		.array(
			z.discriminatedUnion("type", [
				z.object({ type: z.literal("text"), text: z.string().trim().min(1).max(500) }),
				z.object({ type: z.literal("choice"), value: z.string().min(1).max(80) }),
			]),
		)
		.max(100),
});
/** The draft's answers by the interpreter that runs guides everywhere: the first turn, and one for each input. */
export const GuideTry = z.object({
	turns: z.array(
		z.object({
			/** What the person said, as they would read it; null for the first turn. */
			said: z.string().nullable(),
			shown: z.string(),
			spoken: z.string(),
			options: z.array(z.object({ value: z.string(), label: z.string() })),
			path: z.array(z.object({ guide: z.string(), node: z.string(), answer: z.string().nullable() })),
			actions: z.array(z.string()),
		}),
	),
	/** Where it waits; null once the guide is over. */
	at: z.object({ guide: z.string(), node: z.string() }).nullable(),
	/** Once it is over. */
	outcome: z.string().nullable(),
	variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type GuideTry = z.infer<typeof GuideTry>;
