import type { CampaignContact } from "@centralita/contracts";
import type { Queryable } from "../../platform/db/types.ts";
import type { CampaignContactRow } from "./schema.ts";
import { listContacts, readCalls } from "./store.ts";
import type { CampaignDependencies } from "./types.ts";

export type ResultPage = { state: CampaignContactRow["state"] | null; after: string | null; limit: number };

/** What became of each contact of a campaign, by id. */
export async function readResults(
	db: Queryable,
	{ calls }: Pick<CampaignDependencies, "calls">,
	campaignId: string,
	page: ResultPage,
): Promise<CampaignContact[]> {
	const rows = await listContacts(db, campaignId, page);
	const called = await readCalls(
		db,
		campaignId,
		rows.filter(({ attempts }) => attempts > 0).map(({ contactId }) => contactId),
	);
	const held = rows.flatMap(({ conversationId }) => (conversationId === null ? [] : [conversationId]));
	const recorded = held.length === 0 ? new Set<string>() : await calls.recorded(db, held);
	return rows.map(({ campaignId: _, nextAt, ...row }) => {
		const mine = called.get(row.contactId);
		return {
			...row,
			nextAt: nextAt?.toISOString() ?? null,
			recorded: row.conversationId !== null && recorded.has(row.conversationId),
			lastAt: mine?.lastAt.toISOString() ?? null,
			costMicros: mine?.costMicros ?? 0,
		};
	});
}
