import { z } from "zod";
import { Id, page, Timestamp } from "./common.ts";
import { EndReason, Outcome } from "./conversations.ts";

/** How a simulated caller behaves, whatever they say. */
export const personas = [
	/** Says little and hangs up after the last line. */
	"busy",
	/** Takes so long that the assistant asks whether they are there. */
	"elderly",
	/** Speaks before the assistant is done: half of what it said is heard. */
	"interrupts",
	"wrong-number",
	"angry",
	/** A machine: says its greeting and nothing else. */
	"voicemail",
	/** Words get lost; each line is said again whole. */
	"noisy",
	/** Speaks the other language. */
	"foreign",
] as const;
export const Persona = z.enum(personas);
export type Persona = z.infer<typeof Persona>;

const Phrase = z.string().trim().min(1).max(200);

export const RehearsalCase = z.object({
	/** Unique in its suite: what results of two versions are compared by. */
	name: z.string().trim().min(1).max(80),
	persona: Persona,
	/** `model`: a language model plays the caller and says what it must of the lines; without one, the lines are said. */
	caller: z.enum(["script", "model"]).default("script"),
	/** What the caller says, one answer at a time. */
	lines: z.array(z.string().trim().min(1).max(500)).min(1).max(20),
	expects: z.object({
		/** One of these; empty for any. */
		outcomes: z.array(Outcome).max(7).default([]),
		/** By name of the field; null: it must not be brought back. */
		values: z
			.array(
				z.object({
					name: z.string().min(1).max(40),
					value: z.union([z.string().max(500), z.number(), z.boolean(), z.null()]),
				}),
			)
			.max(40)
			.default([]),
		/** What the assistant must never say, whatever the accents and capitals. */
		forbidden: z.array(Phrase).max(20).default([]),
		/** The slowest reply, from the caller's last word to the first one of the answer; null for no bound. */
		maxReplyMs: z.number().int().min(1).max(60_000).nullable().default(null),
	}),
});
export type RehearsalCase = z.infer<typeof RehearsalCase>;

const Cases = z
	.array(RehearsalCase)
	.max(30)
	.refine((cases) => new Set(cases.map(({ name }) => name)).size === cases.length, { message: "names must differ" });

export const RehearsalSuite = z.object({
	/** Grows with each change; 0 before the first. Send it back to save the next. */
	revision: z.number().int(),
	cases: Cases,
	/** The draft is only published after it passed. */
	required: z.boolean(),
	/** Ready-made cases for this assistant, one for each persona. */
	readyMade: z.array(RehearsalCase),
});
export type RehearsalSuite = z.infer<typeof RehearsalSuite>;
export const RehearsalSuiteSave = RehearsalSuite.pick({ revision: true, cases: true, required: true });

export const rehearsalProblems = [
	"outcome",
	"value",
	"forbidden",
	"slow",
	/** The assistant said nothing to a line. */
	"no-reply",
	/** The conversation could not be held. */
	"failed",
] as const;
export const RehearsalProblem = z.object({
	code: z.enum(rehearsalProblems),
	/** What it is about: the field, the phrase, the line. */
	subject: z.string(),
	expected: z.string(),
	actual: z.string(),
});
export type RehearsalProblem = z.infer<typeof RehearsalProblem>;

/** What came of one case with one version. */
export const RehearsalResult = z.object({
	passed: z.boolean(),
	problems: z.array(RehearsalProblem),
	transcript: z.array(z.object({ who: z.enum(["contact", "assistant"]), text: z.string() })),
	outcome: Outcome.nullable(),
	endReason: EndReason.nullable(),
	values: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) })),
	/** Null: there was no reply. */
	slowestReplyMs: z.number().int().nullable(),
	by: z.enum(["model", "rules"]),
});
export type RehearsalResult = z.infer<typeof RehearsalResult>;

/** The draft's result beside the published version's: what would change for callers. */
export const rehearsalChanges = ["new", "same", "fixed", "broken", "differs"] as const;
export const RehearsalOutcome = z.object({
	case: RehearsalCase,
	/** Null while it is not done. */
	draft: RehearsalResult.nullable(),
	/** Null without a published version, too. */
	published: RehearsalResult.nullable(),
	/** Null while either is missing that will come. */
	change: z.enum(rehearsalChanges).nullable(),
});
export type RehearsalOutcome = z.infer<typeof RehearsalOutcome>;

export const RehearsalRunSummary = z.object({
	id: Id,
	/** `lost`: it was given up after its process was gone for long. */
	state: z.enum(["running", "passed", "failed", "lost"]),
	by: z.string(),
	/** The version that the draft was compared with; null: none was published. */
	publishedVersion: z.number().int().nullable(),
	/** Conversations: of each case one with the draft, and one with the published version. */
	done: z.number().int(),
	total: z.number().int(),
	failed: z.number().int(),
	/** It was of the draft and the cases as they are now. */
	current: z.boolean(),
	startedAt: Timestamp,
	endedAt: Timestamp.nullable(),
});
export type RehearsalRunSummary = z.infer<typeof RehearsalRunSummary>;
export const RehearsalRunList = page(RehearsalRunSummary);
export const RehearsalRun = RehearsalRunSummary.extend({ outcomes: z.array(RehearsalOutcome) });
export type RehearsalRun = z.infer<typeof RehearsalRun>;
