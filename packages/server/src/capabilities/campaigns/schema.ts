import type {
	AttemptOutcome,
	CampaignAudience,
	CampaignContact,
	CampaignDefinition,
	CampaignPause,
	CampaignSimulation,
	DialRefusal,
	DialRules,
} from "@centralita/contracts";
import { campaignContactStates, campaignStates } from "@centralita/contracts";
import {
	bigint,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	real,
	smallint,
	text,
	timestamp,
	uuid,
} from "drizzle-orm/pg-core";

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const campaigns = pgTable("campaigns", {
	id: uuid().primaryKey(),
	definition: jsonb().$type<CampaignDefinition>().notNull(),
	state: text({ enum: campaignStates }).notNull(),
	pause: text().$type<CampaignPause>(),
	pauseDetail: text("pause_detail"),
	audience: jsonb().$type<CampaignAudience>(),
	tokens: real().notNull().default(0),
	tokensAt: moment("tokens_at"),
	driver: uuid(),
	drivenAt: moment("driven_at"),
	failures: integer().notNull().default(0),
	costMicros: bigint("cost_micros", { mode: "number" }).notNull().default(0),
	by: text(),
	createdAt: moment("created_at").notNull(),
	startedAt: moment("started_at"),
	finishedAt: moment("finished_at"),
});
export type CampaignRow = typeof campaigns.$inferSelect;

export const campaignContacts = pgTable(
	"campaign_contacts",
	{
		campaignId: uuid("campaign_id").notNull(),
		contactId: uuid("contact_id").notNull(),
		name: text(),
		/** E.164, the contact's first; null when they have none. */
		phone: text(),
		state: text({ enum: campaignContactStates }).notNull(),
		outcome: text().$type<AttemptOutcome>(),
		reason: text().$type<DialRefusal>(),
		attempts: integer().notNull().default(0),
		nextAt: moment("next_at"),
		conversationId: uuid("conversation_id"),
		result: jsonb().$type<CampaignContact["result"]>(),
	},
	(table) => [primaryKey({ columns: [table.campaignId, table.contactId] })],
);
export type CampaignContactRow = typeof campaignContacts.$inferSelect;

export const campaignAttempts = pgTable("campaign_attempts", {
	id: uuid().primaryKey(),
	campaignId: uuid("campaign_id").notNull(),
	contactId: uuid("contact_id").notNull(),
	phone: text().notNull(),
	decidedAt: moment("decided_at").notNull(),
	state: text({ enum: ["ordered", "closed", "refused"] }).notNull(),
	outcome: text().$type<AttemptOutcome>(),
	reason: text().$type<DialRefusal>(),
	callId: uuid("call_id").notNull(),
	lineId: uuid("line_id"),
	conversationId: uuid("conversation_id"),
	costMicros: bigint("cost_micros", { mode: "number" }).notNull().default(0),
	/** When it was decided, by the clock of the contact: Monday is 1. */
	localWeekday: smallint("local_weekday"),
	localHour: smallint("local_hour"),
	closedAt: moment("closed_at"),
});
export type CampaignAttemptRow = typeof campaignAttempts.$inferSelect;

export const campaignLines = pgTable("campaign_lines", {
	lineId: uuid("line_id").primaryKey(),
	failures: integer().notNull().default(0),
	restingUntil: moment("resting_until"),
});

export const campaignTestCalls = pgTable("campaign_test_calls", {
	callId: uuid("call_id").primaryKey(),
	campaignId: uuid("campaign_id").notNull(),
	contactId: uuid("contact_id"),
	at: moment("at").notNull(),
});

export const campaignDialledNumbers = pgTable(
	"campaign_dialled_numbers",
	{ phone: text().notNull(), at: moment("at").notNull() },
	(table) => [primaryKey({ columns: [table.phone, table.at] })],
);

export const campaignSimulations = pgTable("campaign_simulations", {
	campaignId: uuid("campaign_id").primaryKey(),
	run: uuid().notNull(),
	requestedAt: moment("requested_at").notNull(),
	contacts: integer().notNull(),
	looked: integer().notNull().default(0),
	position: uuid(),
	tally: jsonb().$type<SimulationTally>().notNull(),
	result: jsonb().$type<CampaignSimulation["result"]>(),
});
export type SimulationRow = typeof campaignSimulations.$inferSelect;

/** What the contacts that were looked at came to. */
export type SimulationTally = {
	now: number;
	later: Partial<Record<DialRefusal, number>>;
	never: Partial<Record<DialRefusal, number>>;
	/** By country and zones: how many may be called from which quarter of an hour since 1970 on. */
	due: Record<string, Record<string, number>>;
};

export const campaignCountryRules = pgTable("campaign_country_rules", {
	country: text().primaryKey(),
	rules: jsonb().$type<DialRules>().notNull(),
});
