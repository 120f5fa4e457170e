import type { AttemptOutcome, CampaignDefinition, EventData, ExtractedValue } from "@centralita/contracts";
import { eq, sql } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import type { EventListener, StoredEvent } from "../../platform/events/types.ts";
import type { CallOutFacts } from "../calls/index.ts";
import { heedLine } from "./line-breaker.ts";
import { callBackAt } from "./rules/call-back.ts";
import { type CampaignAttemptRow, type CampaignContactRow, campaigns } from "./schema.ts";
import {
	changeAttempt,
	changeCampaign,
	changeContact,
	findAttemptOf,
	lockAttemptOf,
	lockCampaign,
	lockContact,
	lockOpenAttempt,
	readCampaign,
} from "./store.ts";
import type { CampaignDependencies } from "./types.ts";

const minuteMs = 60_000;

/** When all who pick up are gone at once, it is not for them: they hear nothing. */
const wentWrong: ReadonlySet<AttemptOutcome> = new Set(["failed", "hung-up"]);

/** What a call came to. */
function outcomeOf({ answered, answerer, outcome }: CallOutFacts): AttemptOutcome {
	if (answered) return answerer === "machine" || answerer === "fax" ? "machine" : "answered";
	if (outcome === "completed") return "hung-up";
	if (outcome === "busy" || outcome === "no-answer" || outcome === "cancelled") return outcome;
	return answerer === "machine" || answerer === "fax" ? "machine" : "failed";
}

/** Minutes until the next attempt; null for none. */
function retryAfter({ retry }: CampaignDefinition, outcome: AttemptOutcome): number | null {
	if (outcome === "answered") return null;
	return outcome === "busy" || outcome === "machine" || outcome === "failed" ? retry[outcome] : retry.noAnswer;
}

/** What became of a campaign's calls, from the events of calls and conversations; each counts once. */
export function outcomeListener(
	{ db, clock, events }: Pick<Platform, "db" | "clock" | "events">,
	{ calls, contacts }: Pick<CampaignDependencies, "calls" | "contacts">,
): EventListener<"call.unanswered" | "call.ended" | "conversation.analysed"> {
	async function settle(tx: Transaction, attempt: CampaignAttemptRow, facts: CallOutFacts): Promise<void> {
		const at = new Date(clock.now());
		const row = await lockContact(tx, attempt.campaignId, attempt.contactId);
		const campaign = await lockCampaign(tx, attempt.campaignId);
		const outcome = outcomeOf(facts);
		if (attempt.lineId !== null)
			await heedLine(tx, attempt.lineId, !facts.ordered || outcome === "failed", at.getTime());
		if (!facts.ordered) {
			// It rang nowhere: as if it had not been decided.
			await changeAttempt(tx, attempt.id, { state: "refused", outcome: "failed", closedAt: at });
			await changeCampaign(tx, campaign.id, { failures: campaign.failures + 1 });
			const nextAt = new Date(at.getTime() + minuteMs);
			if (row) await changeContact(tx, row, { state: "waiting", nextAt, attempts: row.attempts - 1 });
			return;
		}
		const { conversationId, costMicros } = facts;
		await changeAttempt(tx, attempt.id, { state: "closed", outcome, conversationId, costMicros, closedAt: at });
		await changeCampaign(tx, campaign.id, {
			costMicros: campaign.costMicros + costMicros,
			failures: wentWrong.has(outcome) ? campaign.failures + 1 : 0,
		});
		if (!row) return;
		const minutes = retryAfter(campaign.definition, outcome);
		const again = minutes !== null && row.attempts < campaign.definition.attempts;
		const then = again
			? { state: "waiting" as const, nextAt: new Date(at.getTime() + minutes * minuteMs) }
			: { state: "done" as const, nextAt: null };
		await changeContact(tx, row, {
			...{ outcome, reason: null },
			// What it brought is told by its analysis.
			...(conversationId === null ? {} : { conversationId, result: null }),
			...then,
		});
		await events.append(tx, "campaign.attempt-ended", {
			...{ campaignId: campaign.id, contactId: row.contactId, attemptId: attempt.id, callId: attempt.callId },
			...{ outcome, attempts: row.attempts, costMicros },
			...{ state: then.state, nextAt: then.nextAt?.toISOString() ?? null },
		});
	}

	/** When somebody asked to be called again, where the campaign heeds that. */
	async function askedFor(
		tx: Transaction,
		{ campaignId, contactId }: CampaignAttemptRow,
		values: readonly ExtractedValue[],
	): Promise<Date | null> {
		const { definition } = await readCampaign(tx, campaignId);
		if (definition.retry.callBack === false) return null;
		const contact = await contacts.get(tx, contactId).catch((error: unknown) => {
			if (error instanceof AppError && error.code === "not-found") return null;
			throw error;
		});
		const at = contact && callBackAt(values, contacts.possibleZones(contact), clock.now());
		return at === null ? null : new Date(at);
	}

	/** They wait for the hour that they asked for, as long as they may be called at all. */
	async function callBack(tx: Transaction, row: CampaignContactRow, at: Date): Promise<void> {
		const { state, definition } = await readCampaign(tx, row.campaignId);
		const isOver = state === "finished" || state === "cancelled";
		const isLater = row.state === "done" || row.state === "waiting";
		if (isOver || !isLater || row.attempts >= definition.attempts) return;
		await changeContact(tx, row, { state: "waiting", reason: "asked-for-then", nextAt: at });
	}

	async function ended({ callId }: EventData<"call.unanswered">): Promise<void> {
		await db.transaction(async (tx) => {
			const attempt = await lockOpenAttempt(tx, callId);
			const facts = attempt && (await calls.facts(tx, callId));
			if (attempt && facts) await settle(tx, attempt, facts);
		});
	}

	async function analysed({ conversationId, analysis }: EventData<"conversation.analysed">): Promise<void> {
		await db.transaction(async (tx) => {
			const { outcome, values } = analysis;
			// The conversation is held first, as whoever erases a contact holds it.
			const told = await findAttemptOf(tx, conversationId);
			if (!told) return;
			const at = await askedFor(tx, told, values);
			await events.append(tx, "campaign.result", {
				...{ campaignId: told.campaignId, contactId: told.contactId, attemptId: told.id, callId: told.callId },
				...{ conversationId, outcome, values, callBackAt: at?.toISOString() ?? null },
			});
			const attempt = await lockAttemptOf(tx, conversationId);
			if (!attempt) return;
			const row = await lockContact(tx, attempt.campaignId, attempt.contactId);
			if (row?.conversationId === conversationId) {
				await changeContact(tx, row, { result: { outcome, values } });
				if (at !== null) await callBack(tx, row, at);
			}
			// Only now all that the conversation used has a price.
			const cost = (await calls.facts(tx, attempt.callId))?.costMicros ?? attempt.costMicros;
			await changeAttempt(tx, attempt.id, { costMicros: cost });
			await tx
				.update(campaigns)
				.set({ costMicros: sql`${campaigns.costMicros} + ${cost - attempt.costMicros}` })
				.where(eq(campaigns.id, attempt.campaignId));
		});
	}

	return {
		name: "campaigns",
		types: ["call.unanswered", "call.ended", "conversation.analysed"],
		handle: ({ type, data }: StoredEvent) =>
			type === "conversation.analysed"
				? analysed(data as EventData<"conversation.analysed">)
				: ended(data as EventData<"call.unanswered">),
	};
}
