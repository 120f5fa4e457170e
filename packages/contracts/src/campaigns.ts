import { z } from "zod";
import { MachinePolicy } from "./calls.ts";
import { Id, PageQuery, page, Timestamp } from "./common.ts";
import { ContactPurpose, ContactRefusal } from "./contact-consents.ts";
import { ContactFilter } from "./contact-segments.ts";
import { ContactFieldLabel, Country } from "./contacts.ts";
import { ExtractedValue, Outcome } from "./conversations.ts";
import { PhoneNumber, WeeklyHours } from "./lines.ts";

export const campaignStates = ["draft", "scheduled", "running", "paused", "finished", "cancelled"] as const;
export const CampaignState = z.enum(campaignStates);
export type CampaignState = z.infer<typeof CampaignState>;

/** Minutes until the next attempt; null: there is none after that. */
const RetryAfter = z
	.number()
	.int()
	.min(5)
	.max(14 * 1440)
	.nullable();

/** Texts with variables: `{{name}}`, or `{{plan|your plan}}` with what stands in for a value that is missing. */
export const CampaignScript = z.object({
	/** In place of the assistant's own greeting; empty for that. */
	greeting: z.string().trim().max(600).default(""),
	/** What the assistant is told besides its own instructions. */
	instructions: z.string().trim().max(4000).default(""),
});
export type CampaignScript = z.infer<typeof CampaignScript>;

export const CampaignDefinition = z
	.object({
		name: z.string().trim().min(1).max(120),
		/** What is to be reached, for people. */
		goal: z.string().trim().max(500).default(""),
		/** What contacts are called for: it decides whether they have to have agreed to it. */
		purpose: ContactPurpose,
		/** Each line's own when null. */
		assistantId: Id.nullable().default(null),
		lineIds: z.array(Id).min(1).max(10),
		schedule: z
			.object({
				/** On the clock of each contact; none: whenever their country's rules allow. */
				hours: z.array(WeeklyHours).max(20).default([]),
				startsAt: Timestamp.nullable().default(null),
				endsAt: Timestamp.nullable().default(null),
			})
			.prefault({}),
		pace: z
			.object({
				callsPerSecond: z.number().min(0.02).max(50).default(0.5),
				/** Calls of the campaign under way at once. */
				concurrent: z.number().int().min(1).max(1000).default(3),
			})
			.prefault({}),
		/** Calls to one contact, in all. */
		attempts: z.number().int().min(1).max(10).default(3),
		retry: z
			.object({
				busy: RetryAfter.default(30),
				noAnswer: RetryAfter.default(240),
				machine: RetryAfter.default(1440),
				failed: RetryAfter.default(60),
				/** When they asked for it, at the hour that they asked for. */
				callBack: z.boolean().default(true),
			})
			.prefault({}),
		machine: MachinePolicy.default({ action: "hang-up" }),
		script: CampaignScript.prefault({}),
		ringSeconds: z.number().int().min(10).max(120).default(30),
		/** In millionths of the price table's currency; the campaign pauses when it is spent. */
		budgetMicros: z.number().int().positive().nullable().default(null),
	})
	.superRefine(({ schedule: { startsAt, endsAt } }, context) => {
		if (startsAt !== null && endsAt !== null && startsAt >= endsAt)
			context.addIssue({ code: "custom", path: ["schedule", "endsAt"], message: "ends before it starts" });
	});
export type CampaignDefinition = z.infer<typeof CampaignDefinition>;

/** Whom it calls: all of what is there counts. Frozen when it is set: contacts who come later are not in it. */
export const CampaignAudience = z
	.object({
		segmentId: Id.optional(),
		filter: ContactFilter.optional(),
		contactIds: z.array(Id).min(1).max(1000).optional(),
	})
	.refine(
		({ segmentId, filter, contactIds }) => [segmentId, filter, contactIds].some((one) => one !== undefined),
		"needs segmentId, filter or contactIds",
	);
export type CampaignAudience = z.infer<typeof CampaignAudience>;

/** Why it does not go on. */
export const CampaignPause = z.enum(["user", "emergency-stop", "budget-spent", "calls-fail", "cannot-call"]);
export type CampaignPause = z.infer<typeof CampaignPause>;

export const campaignContactStates = ["waiting", "calling", "done", "skipped"] as const;
export const CampaignContactState = z.enum(campaignContactStates);
export type CampaignContactState = z.infer<typeof CampaignContactState>;

/** Why somebody was not called, now or at all. */
export const DialRefusal = z.enum([
	...ContactRefusal.options,
	"no-number",
	"missing-value",
	"unknown-zone",
	"no-rules",
	"attempts-spent",
	"campaign-over",
	"not-begun",
	"day-limit",
	"week-limit",
	"holiday",
	"outside-hours",
	"called-already",
	"campaign-paused",
	"asked-for-then",
]);
export type DialRefusal = z.infer<typeof DialRefusal>;

/** What became of a call. `hung-up`: somebody picked up, and was gone before the assistant spoke. */
export const AttemptOutcome = z.enum(["answered", "hung-up", "machine", "busy", "no-answer", "cancelled", "failed"]);
export type AttemptOutcome = z.infer<typeof AttemptOutcome>;

export const CampaignCounts = z.object({
	contacts: z.number().int(),
	waiting: z.number().int(),
	calling: z.number().int(),
	done: z.number().int(),
	skipped: z.number().int(),
	/** Of those who are done: a person answered. */
	answered: z.number().int(),
});
export type CampaignCounts = z.infer<typeof CampaignCounts>;

export const Campaign = z.object({
	id: Id,
	...CampaignDefinition.shape,
	state: CampaignState,
	pause: CampaignPause.nullable(),
	/** Of `cannot-call`: what stands in the way. */
	pauseDetail: z.string().nullable(),
	audience: CampaignAudience.nullable(),
	counts: CampaignCounts,
	attempts: CampaignDefinition.shape.attempts,
	/** Calls that were dialled. */
	dialled: z.number().int(),
	costMicros: z.number().int(),
	by: z.string().nullable(),
	createdAt: Timestamp,
	startedAt: Timestamp.nullable(),
	finishedAt: Timestamp.nullable(),
});
export type Campaign = z.infer<typeof Campaign>;
export const CampaignList = page(Campaign);

export const CampaignContact = z.object({
	contactId: Id,
	name: z.string().nullable(),
	phone: z.string().nullable(),
	state: CampaignContactState,
	/** What became of the last call. */
	outcome: AttemptOutcome.nullable(),
	/** Why they wait or were skipped. */
	reason: DialRefusal.nullable(),
	attempts: z.number().int(),
	nextAt: Timestamp.nullable(),
	/** Of the last call that somebody answered. */
	conversationId: Id.nullable(),
	/** Whether that conversation can be listened to. */
	recorded: z.boolean(),
	/** When they were last called. */
	lastAt: Timestamp.nullable(),
	costMicros: z.number().int(),
	/** How the conversation went, and what it brought. */
	result: z.object({ outcome: Outcome, values: z.array(ExtractedValue) }).nullable(),
});
export type CampaignContact = z.infer<typeof CampaignContact>;
export const CampaignContactList = page(CampaignContact);
export const CampaignContactQuery = PageQuery.extend({ state: CampaignContactState.optional() });
export const CampaignExportQuery = z.object({ format: z.enum(["csv", "xlsx"]).default("csv") });
export const CampaignContactParams = z.object({ id: Id, contactId: Id });

/** One decision to call somebody. `refused`: it was found in the last instant that they may not be called. */
export const CampaignAttempt = z.object({
	id: Id,
	phone: z.string(),
	decidedAt: Timestamp,
	state: z.enum(["ordered", "closed", "refused"]),
	outcome: AttemptOutcome.nullable(),
	reason: DialRefusal.nullable(),
	callId: Id,
	conversationId: Id.nullable(),
	costMicros: z.number().int(),
	closedAt: Timestamp.nullable(),
});
export type CampaignAttempt = z.infer<typeof CampaignAttempt>;
export const CampaignAttemptList = z.object({ items: z.array(CampaignAttempt) });

/** Of those who are still to be called or were left out: how many would be called at this moment, and why not the others. */
export const CampaignForecast = z.object({
	contacts: z.number().int(),
	now: z.number().int(),
	later: z.array(z.object({ reason: DialRefusal, contacts: z.number().int() })),
	never: z.array(z.object({ reason: DialRefusal, contacts: z.number().int() })),
});
export type CampaignForecast = z.infer<typeof CampaignForecast>;

/** How it goes at this moment. */
export const CampaignBoard = z.object({
	ringing: z.number().int(),
	talking: z.number().int(),
	/** Of calls that are over. */
	outcomes: z.array(z.object({ outcome: AttemptOutcome, calls: z.number().int() })),
	/** Of those, how many a person answered, 0 to 1; null before the first. */
	answerRate: z.number().nullable(),
	/** What conversations brought so far: of how many contacts each value is known, and what was said most. */
	values: z.array(
		z.object({
			name: z.string(),
			contacts: z.number().int(),
			common: z.array(z.object({ value: z.string(), contacts: z.number().int() })),
		}),
	),
	/** Lines that failed several times in a row, and until when they are left alone. */
	resting: z.array(z.object({ lineId: Id, until: Timestamp })),
});
export type CampaignBoard = z.infer<typeof CampaignBoard>;

/** How the whole campaign would go, by each contact's rules and by how calls went so far. Nobody is called. */
export const CampaignSimulation = z.object({
	state: z.enum(["running", "done"]),
	requestedAt: Timestamp,
	/** Contacts that were looked at, of all that it is about. */
	looked: z.number().int(),
	contacts: z.number().int(),
	result: CampaignForecast.omit({ contacts: true })
		.extend({
			/** How many calls it would take, other attempts included. */
			calls: z.number().int(),
			/** When the last of them would be; null where there are none, and where they would not be over in ninety days. */
			endsAt: Timestamp.nullable(),
			/** Null while no call has told what one costs. */
			costMicros: z.number().int().nullable(),
			/** What it was reckoned with, and from how many calls that comes; 0: it is assumed. */
			assumed: z.object({
				answerRate: z.number(),
				callSeconds: z.number(),
				callMicros: z.number().nullable(),
				fromCalls: z.number().int(),
			}),
		})
		.nullable(),
});
export type CampaignSimulation = z.infer<typeof CampaignSimulation>;
/** Null before the first run. */
export const NewestSimulation = z.object({ simulation: CampaignSimulation.nullable() });

/** A variable of scripts: something about a contact, or a field of the company's own. */
export const CampaignVariable = z.object({ name: z.string(), label: ContactFieldLabel });
export const CampaignVariableList = z.object({ items: z.array(CampaignVariable) });

/** What the assistant says and knows in a call to one contact. */
export const CampaignScriptPreview = z.object({
	/** Null where it cannot be told which assistant answers. */
	greeting: z.string().nullable(),
	instructions: z.string(),
	/** Left on a voicemail; null where nothing is. */
	message: z.string().nullable(),
	/** Variables without a value, and without anything in its place: while there are any in the campaign's own texts, the contact is not called. */
	missing: z.array(z.string()),
});
export type CampaignScriptPreview = z.infer<typeof CampaignScriptPreview>;

/** Calls a telephone of the company as the campaign would call that contact; without one, with what stands in for values. */
export const CampaignTestCall = z.object({ to: PhoneNumber, contactId: Id.nullable().default(null) });
export const CampaignTestCalled = z.object({ callId: Id });

/** What is allowed in a country, on the clock of the contact. `perDay` and `perWeek` count calls to a number by all campaigns. */
export const DialRules = z.object({
	hours: z.array(WeeklyHours).max(20),
	perDay: z.number().int().min(0).max(20),
	perWeek: z.number().int().min(0).max(50),
	skipHolidays: z.boolean(),
});
export type DialRules = z.infer<typeof DialRules>;
/** `source`: the law that the product's own rules follow, or null where they are no more than caution. */
export const CountryDialRules = z.object({
	country: Country,
	rules: DialRules,
	changed: z.boolean(),
	source: z.string().nullable(),
});
export type CountryDialRules = z.infer<typeof CountryDialRules>;
export const CountryDialRulesList = z.object({ items: z.array(CountryDialRules) });
export const CountryParams = z.object({ country: Country });
export const CampaignsStopped = z.object({ count: z.number().int() });
