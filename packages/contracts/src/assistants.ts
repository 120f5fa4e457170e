import { z } from "zod";
import { Id, Locale, page, Timestamp } from "./common.ts";
import { GuideSlug } from "./guides.ts";
import { PhoneNumber } from "./lines.ts";

export const fieldTypes = [
	"text",
	"name",
	"phone",
	"email",
	"date",
	"time",
	"amount",
	"number",
	"boolean",
	"choice",
	"id",
] as const;
export const FieldType = z.enum(fieldTypes);
export type FieldType = z.infer<typeof FieldType>;

/** One value to bring back from a conversation. */
export const ExtractionField = z
	.object({
		name: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,39}$/, "a lower-case letter, then letters, digits or _"),
		type: FieldType,
		description: z.string().trim().min(1).max(500),
		required: z.boolean().default(false),
		/** For `choice`. */
		options: z.array(z.string().min(1).max(80)).min(2).max(30).optional(),
	})
	.refine((field) => (field.type === "choice") === (field.options !== undefined), {
		message: "options belong to choice, and choice needs them",
		path: ["options"],
	});
export type ExtractionField = z.infer<typeof ExtractionField>;

const uniqueNames = (fields: readonly ExtractionField[]) =>
	new Set(fields.map((field) => field.name)).size === fields.length;

/** Milliseconds throughout. */
export const TurnTaking = z.object({
	/** Silence after which a turn whose text looks complete is taken. */
	minDelayMs: z.number().int().min(0).max(3000).default(300),
	/** Silence after which a turn is taken whatever the text. */
	maxDelayMs: z.number().int().min(200).max(10000).default(2500),
	/** Follow the caller's own pauses within those bounds. */
	adaptive: z.boolean().default(true),
	allowInterruption: z.boolean().default(true),
	/** Speech shorter than this does not pause the assistant. */
	minInterruptionMs: z.number().int().min(40).max(1000).default(120),
	/** A pause without words this long and the assistant goes on. */
	resumeAfterMs: z.number().int().min(300).max(6000).default(2000),
	/** A short "un momento" when the answer is later than this; 0 is never. */
	fillerAfterMs: z.number().int().min(0).max(10000).default(1500),
	/** Ask the model before the turn is surely over. */
	preemptive: z.boolean().default(true),
});
export type TurnTaking = z.infer<typeof TurnTaking>;

export const toolNames = [
	"lookup_contact",
	"run_guide",
	"transfer_to_person",
	"add_note",
	"press_keys",
	"end_call",
] as const;
export const ToolName = z.enum(toolNames);
export type ToolName = z.infer<typeof ToolName>;

/** `auto`: the first configured one, then whatever works without a key. */
const ProviderChoice = z
	.string()
	.regex(/^[a-z0-9-]{1,40}$/)
	.default("auto");

/** Asked in this order when the one before cannot; after them, whatever works without a key. */
const Fallbacks = z
	.array(z.string().regex(/^[a-z0-9-]{1,40}$/))
	.max(4)
	.default([]);

export const FrequentQuestion = z.object({
	question: z.string().trim().min(1).max(300),
	variants: z.array(z.string().trim().min(1).max(300)).max(20).default([]),
	answer: z.string().trim().min(1).max(1200),
});

/**
 * `request`: noted, and shown to the team; `cold`: the colleague's phone rings and the two are joined; `warm`: the
 * colleague hears a summary first and accepts. If nobody takes it, the caller comes back to the assistant.
 */
const Transfer = z
	.object({
		mode: z.enum(["request", "cold", "warm"]).default("request"),
		/** Tried in order. */
		to: z.array(PhoneNumber).max(10).default([]),
		ringSeconds: z.number().int().min(10).max(60).default(25),
	})
	.refine((transfer) => transfer.mode === "request" || transfer.to.length > 0, {
		message: "a transfer needs a number",
		path: ["to"],
	});

export const AssistantDefinition = z.object({
	name: z.string().trim().min(1).max(80),
	locale: Locale,
	prompt: z.string().trim().min(1).max(20000),
	greeting: z.string().trim().min(1).max(600),
	voice: z.object({
		provider: ProviderChoice,
		fallbacks: Fallbacks,
		/** One of the first provider's; the others speak with theirs for the language. */
		id: z.string().max(120).nullable().default(null),
		speed: z.number().min(0.5).max(2).default(1),
	}),
	speechToText: z.object({ provider: ProviderChoice, fallbacks: Fallbacks }),
	languageModel: z.object({
		provider: ProviderChoice,
		fallbacks: Fallbacks,
		temperature: z.number().min(0).max(2).default(0.3),
	}),
	turnTaking: TurnTaking,
	guides: z.array(GuideSlug).max(50).default([]),
	questions: z.array(FrequentQuestion).max(200).default([]),
	tools: z.array(ToolName).default([...toolNames]),
	extraction: z.array(ExtractionField).max(40).refine(uniqueNames, "field names must differ").default([]),
	maxDurationSeconds: z.number().int().min(30).max(14400).default(1800),
	/** Said after `afterSeconds` of silence, in order; after the last one the call ends with `goodbye`. */
	silence: z.object({
		afterSeconds: z.number().min(2).max(60).default(8),
		prompts: z.array(z.string().trim().min(1).max(300)).max(5),
		goodbye: z.string().trim().min(1).max(300),
	}),
	/** When the caller is to speak with a person. */
	transfer: Transfer.default({ mode: "request", to: [], ringSeconds: 25 }),
	recording: z
		.object({ enabled: z.boolean().default(true), notice: z.string().trim().max(300).default("") })
		.refine((r) => !r.enabled || r.notice.length > 0, { message: "a recorded call needs a notice", path: ["notice"] }),
});
export type AssistantDefinition = z.infer<typeof AssistantDefinition>;

export const Assistant = z.object({
	id: Id,
	/** Grows with each saved draft; send it back to save the next. */
	revision: z.number().int(),
	draft: AssistantDefinition,
	/** Null until first published. */
	publishedVersion: z.number().int().nullable(),
	/** Whether the draft differs from the published version. */
	changed: z.boolean(),
	archived: z.boolean(),
	createdAt: Timestamp,
	updatedAt: Timestamp,
});
export type Assistant = z.infer<typeof Assistant>;

export const AssistantSummary = Assistant.pick({
	id: true,
	publishedVersion: true,
	changed: true,
	updatedAt: true,
}).extend({ name: z.string(), locale: Locale });
export type AssistantSummary = z.infer<typeof AssistantSummary>;
export const AssistantList = page(AssistantSummary);
export const AssistantCreate = z.object({ definition: AssistantDefinition });
export const AssistantSave = z.object({ revision: z.number().int(), definition: AssistantDefinition });
export const AssistantPublish = z.object({ revision: z.number().int(), note: z.string().trim().max(300).default("") });
export const AssistantVersionSummary = z.object({
	version: z.number().int(),
	note: z.string(),
	author: z.string(),
	publishedAt: Timestamp,
});
export const AssistantVersion = AssistantVersionSummary.extend({ definition: AssistantDefinition });
export type AssistantVersion = z.infer<typeof AssistantVersion>;
export const AssistantVersionList = z.object({ items: z.array(AssistantVersionSummary) });
/** `from`/`to` are version numbers or `draft`. */
export const AssistantCompareQuery = z.object({
	from: z.union([z.literal("draft"), z.coerce.number().int()]),
	to: z.union([z.literal("draft"), z.coerce.number().int()]),
});
export const AssistantComparison = z.object({
	changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
});

export const ProviderOption = z.object({
	id: z.string(),
	label: z.string(),
	model: z.string().nullable(),
	/** Whether it is configured. */
	available: z.boolean(),
	/** Needs nothing outside this installation. */
	builtIn: z.boolean(),
	breaker: z.enum(["closed", "open", "half-open"]).nullable(),
});
export const ProviderOptions = z.object({
	languageModel: z.array(ProviderOption),
	speechToText: z.array(ProviderOption),
	textToSpeech: z.array(
		ProviderOption.extend({
			voices: z.array(z.object({ id: z.string(), label: z.string(), locales: z.array(Locale) })),
		}),
	),
});
export type ProviderOptions = z.infer<typeof ProviderOptions>;
