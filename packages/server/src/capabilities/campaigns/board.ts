import type { CampaignBoard } from "@centralita/contracts";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import { restingLines } from "./line-breaker.ts";
import { campaignAttempts } from "./schema.ts";
import { readCampaign } from "./store.ts";
import type { CampaignDependencies } from "./types.ts";

const mostCommon = 5;

/** How a campaign goes at this moment. Rejects with `not-found`. */
export async function readBoard(
	db: Queryable,
	{ calls }: Pick<CampaignDependencies, "calls">,
	campaignId: string,
	now: number,
): Promise<CampaignBoard> {
	const { definition } = await readCampaign(db, campaignId);
	const mine = eq(campaignAttempts.campaignId, campaignId);
	const open = await db
		.select({ callId: campaignAttempts.callId })
		.from(campaignAttempts)
		.where(and(mine, eq(campaignAttempts.state, "ordered")));
	const talking = await calls.talking(
		db,
		open.map(({ callId }) => callId),
	);
	const closed = await db
		.select({ outcome: campaignAttempts.outcome, calls: sql`count(*)`.mapWith(Number) })
		.from(campaignAttempts)
		.where(and(mine, eq(campaignAttempts.state, "closed"), isNotNull(campaignAttempts.outcome)))
		.groupBy(campaignAttempts.outcome);
	const outcomes = closed
		.flatMap(({ outcome, calls: count }) => (outcome === null ? [] : [{ outcome, calls: count }]))
		.sort((a, b) => b.calls - a.calls);
	const all = outcomes.reduce((total, one) => total + one.calls, 0);
	const answered = outcomes.find(({ outcome }) => outcome === "answered")?.calls ?? 0;
	const resting = await restingLines(db, definition.lineIds, now);
	return {
		ringing: open.length - talking,
		talking,
		outcomes,
		answerRate: all === 0 ? null : answered / all,
		values: await readValues(db, campaignId),
		resting: [...resting].map(([lineId, until]) => ({ lineId, until: until.toISOString() })),
	};
}

async function readValues(db: Queryable, campaignId: string): Promise<CampaignBoard["values"]> {
	const { rows } = await db.execute<{ name: string; value: string; contacts: number; rank: number; known: number }>(sql`
		select * from (
			select name, value, count(*)::int as contacts,
				row_number() over (partition by name order by count(*) desc, value)::int as rank,
				(sum(count(*)) over (partition by name))::int as known
			from (
				select one ->> 'name' as name, left(one ->> 'value', 80) as value
				from campaign_contacts, jsonb_array_elements(result -> 'values') as one
				where campaign_id = ${campaignId} and one ->> 'value' is not null
			) as said
			group by name, value
		) as counted
		where rank <= ${mostCommon}
		order by name, rank`);
	const values = new Map<string, CampaignBoard["values"][number]>();
	for (const { name, value, contacts, known } of rows) {
		const of = values.get(name) ?? { name, contacts: known, common: [] };
		values.set(name, of);
		of.common.push({ value, contacts });
	}
	return [...values.values()];
}
