import type { Campaign } from "@centralita/contracts";
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, max, ne, notInArray, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import {
	type CampaignAttemptRow,
	type CampaignContactRow,
	type CampaignRow,
	campaignAttempts,
	campaignContacts,
	campaignDialledNumbers,
	campaigns,
	campaignTestCalls,
} from "./schema.ts";

const missing = () => new AppError("not-found", "There is no such campaign.");

export async function readCampaign(db: Queryable, id: string): Promise<CampaignRow> {
	const [row] = await db.select().from(campaigns).where(eq(campaigns.id, id));
	if (!row) throw missing();
	return row;
}

/** Held until the transaction ends. Rejects with `not-found`. */
export async function lockCampaign(tx: Transaction, id: string): Promise<CampaignRow> {
	const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, id)).for("update");
	if (!row) throw missing();
	return row;
}

/** Likewise, while it is running; null when it is not, or somebody else holds it. */
export async function takeRunning(tx: Transaction, id: string): Promise<CampaignRow | null> {
	const running = and(eq(campaigns.id, id), eq(campaigns.state, "running"));
	const [row] = await tx.select().from(campaigns).where(running).for("update", { skipLocked: true });
	return row ?? null;
}

export async function changeCampaign(tx: Transaction, id: string, change: Partial<CampaignRow>): Promise<void> {
	await tx.update(campaigns).set(change).where(eq(campaigns.id, id));
}

export async function listCampaigns(
	db: Queryable,
	{ before, limit }: { before: string | null; limit: number },
): Promise<CampaignRow[]> {
	return db
		.select()
		.from(campaigns)
		.where(before === null ? undefined : lt(campaigns.id, before))
		.orderBy(desc(campaigns.id))
		.limit(limit);
}

type Standing = Pick<Campaign, "counts" | "dialled">;

/** How campaigns stand, by their ids. One statement, so that all of it is of one moment. */
export async function readStanding(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
	if (ids.length === 0) return new Map();
	const count = sql<number>`count(*)::int`;
	const ordered = db
		.select({ id: campaignAttempts.campaignId, state: sql<string>`'dialled'`, count, answered: sql<number>`0` })
		.from(campaignAttempts)
		.where(and(inArray(campaignAttempts.campaignId, [...ids]), ne(campaignAttempts.state, "refused")))
		.groupBy(campaignAttempts.campaignId);
	const rows = await db
		.select({
			id: campaignContacts.campaignId,
			state: sql<string>`${campaignContacts.state}`,
			count,
			answered: sql<number>`(count(*) filter (where ${campaignContacts.outcome} = 'answered'))::int`,
		})
		.from(campaignContacts)
		.where(inArray(campaignContacts.campaignId, [...ids]))
		.groupBy(campaignContacts.campaignId, campaignContacts.state)
		.unionAll(ordered);
	return new Map(
		ids.map((id) => {
			const mine = rows.filter((row) => row.id === id);
			const of = (state: CampaignContactRow["state"] | "dialled") =>
				mine.find((row) => row.state === state)?.count ?? 0;
			const counts = {
				waiting: of("waiting"),
				calling: of("calling"),
				done: of("done"),
				skipped: of("skipped"),
			};
			const contacts = counts.waiting + counts.calling + counts.done + counts.skipped;
			const answered = mine.find((row) => row.state === "done")?.answered ?? 0;
			return [id, { counts: { contacts, ...counts, answered }, dialled: of("dialled") }];
		}),
	);
}

export async function addContacts(tx: Transaction, rows: readonly (typeof campaignContacts.$inferInsert)[]) {
	if (rows.length > 0)
		await tx
			.insert(campaignContacts)
			.values([...rows])
			.onConflictDoNothing();
}

export async function clearContacts(tx: Transaction, campaignId: string): Promise<void> {
	await tx.delete(campaignContacts).where(eq(campaignContacts.campaignId, campaignId));
}

const ofContact = (campaignId: string, contactId: string) =>
	and(eq(campaignContacts.campaignId, campaignId), eq(campaignContacts.contactId, contactId));

/** Whose turn it is, held until the transaction ends; in the order of their numbers, so that two campaigns wait in turn. */
export async function takeDue(tx: Transaction, campaignId: string, now: Date, limit: number) {
	const due = await tx
		.select()
		.from(campaignContacts)
		.where(
			and(
				eq(campaignContacts.campaignId, campaignId),
				eq(campaignContacts.state, "waiting"),
				lte(campaignContacts.nextAt, now),
			),
		)
		.orderBy(asc(campaignContacts.nextAt))
		.limit(limit)
		.for("update", { skipLocked: true });
	return due.sort((a, b) => ((a.phone ?? "") < (b.phone ?? "") ? -1 : 1));
}

export async function lockContact(
	tx: Transaction,
	campaignId: string,
	contactId: string,
): Promise<CampaignContactRow | null> {
	const [row] = await tx.select().from(campaignContacts).where(ofContact(campaignId, contactId)).for("update");
	return row ?? null;
}

export async function changeContact(
	tx: Transaction,
	{ campaignId, contactId }: Pick<CampaignContactRow, "campaignId" | "contactId">,
	change: Partial<CampaignContactRow>,
): Promise<void> {
	await tx.update(campaignContacts).set(change).where(ofContact(campaignId, contactId));
}

type ContactPage = {
	state: CampaignContactRow["state"] | null;
	after: string | null;
	limit: number;
	/** That one only. */
	contactId?: string;
};

export async function listContacts(
	db: Queryable,
	campaignId: string,
	{ state, after, limit, contactId }: ContactPage,
): Promise<CampaignContactRow[]> {
	return db
		.select()
		.from(campaignContacts)
		.where(
			and(
				eq(campaignContacts.campaignId, campaignId),
				state === null ? undefined : eq(campaignContacts.state, state),
				after === null ? undefined : gt(campaignContacts.contactId, after),
				contactId === undefined ? undefined : eq(campaignContacts.contactId, contactId),
			),
		)
		.orderBy(asc(campaignContacts.contactId))
		.limit(limit);
}

/** Nobody else decides about this number until the transaction ends. */
export async function holdNumber(tx: Transaction, phone: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`dial/${phone}`}, 0))`);
}

/** Calls to a number since then, by all campaigns, without the attempt `but`; those that were never dialled do not count. */
export async function callsTo(
	db: Queryable,
	phone: string,
	{ since, but = null }: { since: Date; but?: string | null },
): Promise<Pick<CampaignAttemptRow, "decidedAt" | "state">[]> {
	const attempts = await db
		.select({ decidedAt: campaignAttempts.decidedAt, state: campaignAttempts.state })
		.from(campaignAttempts)
		.where(
			and(
				eq(campaignAttempts.phone, phone),
				gt(campaignAttempts.decidedAt, since),
				ne(campaignAttempts.state, "refused"),
				but === null ? undefined : ne(campaignAttempts.id, but),
			),
		);
	const ofErased = await db
		.select({ decidedAt: campaignDialledNumbers.at })
		.from(campaignDialledNumbers)
		.where(and(eq(campaignDialledNumbers.phone, phone), gt(campaignDialledNumbers.at, since)));
	return [...attempts, ...ofErased.map((one) => ({ ...one, state: "closed" as const }))];
}

/** Numbers of erased contacts that no limit counts any more. */
export async function purgeNumbers(tx: Transaction, before: Date): Promise<void> {
	await tx.delete(campaignDialledNumbers).where(lte(campaignDialledNumbers.at, before));
}

export async function countUnderWay(db: Queryable, campaignId: string): Promise<number> {
	return db.$count(
		campaignAttempts,
		and(eq(campaignAttempts.campaignId, campaignId), eq(campaignAttempts.state, "ordered")),
	);
}

/** Whether somebody is still to be called, or is in a call. */
export async function hasOpen(db: Queryable, campaignId: string): Promise<boolean> {
	const found = await db
		.select({ id: campaignContacts.contactId })
		.from(campaignContacts)
		.where(and(eq(campaignContacts.campaignId, campaignId), inArray(campaignContacts.state, ["waiting", "calling"])))
		.limit(1);
	return found.length > 0;
}

/** Whether somebody who answered since then may still turn out to have asked for another call. */
export async function hasUnheard(db: Queryable, campaignId: string, since: Date): Promise<boolean> {
	const found = await db
		.select({ id: campaignAttempts.id })
		.from(campaignAttempts)
		.innerJoin(
			campaignContacts,
			and(
				eq(campaignContacts.campaignId, campaignAttempts.campaignId),
				eq(campaignContacts.conversationId, campaignAttempts.conversationId),
				isNull(campaignContacts.result),
			),
		)
		.where(and(eq(campaignAttempts.campaignId, campaignId), gt(campaignAttempts.closedAt, since)))
		.limit(1);
	return found.length > 0;
}

export async function addAttempt(tx: Transaction, row: typeof campaignAttempts.$inferInsert): Promise<void> {
	await tx.insert(campaignAttempts).values(row);
}

/** The attempt that ordered a call and is not over, held until the transaction ends. */
export async function lockOpenAttempt(tx: Transaction, callId: string): Promise<CampaignAttemptRow | null> {
	const open = and(eq(campaignAttempts.callId, callId), eq(campaignAttempts.state, "ordered"));
	const [row] = await tx.select().from(campaignAttempts).where(open).for("update");
	return row ?? null;
}

export async function findAttemptOf(db: Queryable, conversationId: string): Promise<CampaignAttemptRow | null> {
	const [row] = await db.select().from(campaignAttempts).where(eq(campaignAttempts.conversationId, conversationId));
	return row ?? null;
}

export async function lockAttemptOf(tx: Transaction, conversationId: string): Promise<CampaignAttemptRow | null> {
	const [row] = await tx
		.select()
		.from(campaignAttempts)
		.where(eq(campaignAttempts.conversationId, conversationId))
		.for("update");
	return row ?? null;
}

export async function changeAttempt(tx: Transaction, id: string, change: Partial<CampaignAttemptRow>): Promise<void> {
	await tx.update(campaignAttempts).set(change).where(eq(campaignAttempts.id, id));
}

export async function listAttempts(db: Queryable, campaignId: string, contactId: string) {
	return db
		.select()
		.from(campaignAttempts)
		.where(and(eq(campaignAttempts.campaignId, campaignId), eq(campaignAttempts.contactId, contactId)))
		.orderBy(asc(campaignAttempts.decidedAt));
}

/** When these contacts of a campaign were last called, and what that has cost. */
export async function readCalls(
	db: Queryable,
	campaignId: string,
	contactIds: readonly string[],
): Promise<ReadonlyMap<string, { lastAt: Date; costMicros: number }>> {
	if (contactIds.length === 0) return new Map();
	const found = await db
		.select({
			contactId: campaignAttempts.contactId,
			lastAt: max(campaignAttempts.decidedAt),
			costMicros: sql`coalesce(sum(${campaignAttempts.costMicros}), 0)`.mapWith(Number),
		})
		.from(campaignAttempts)
		.where(
			and(
				eq(campaignAttempts.campaignId, campaignId),
				inArray(campaignAttempts.contactId, [...contactIds]),
				ne(campaignAttempts.state, "refused"),
			),
		)
		.groupBy(campaignAttempts.contactId);
	return new Map(
		found.flatMap(({ contactId, lastAt, costMicros }) =>
			lastAt === null ? [] : [[contactId, { lastAt, costMicros }] as const],
		),
	);
}

/** What a campaign's conversations brought, by the names of their values. */
export async function readValueNames(db: Queryable, campaignId: string): Promise<string[]> {
	const { rows } = await db.execute<{ name: string }>(sql`
		select distinct value ->> 'name' as name
		from campaign_contacts, jsonb_array_elements(result -> 'values') as value
		where campaign_id = ${campaignId}
		order by name`);
	return rows.map(({ name }) => name);
}

/**
 * What is kept of a contact here; how many calls there were, and what they cost, stays. So does when their numbers were
 * dialled since `since`: whoever comes back is not called more often than the law has it.
 */
export async function forgetContact(tx: Transaction, contactId: string, since: Date): Promise<void> {
	const recent = await tx
		.select({ phone: campaignAttempts.phone, at: campaignAttempts.decidedAt })
		.from(campaignAttempts)
		.where(
			and(
				eq(campaignAttempts.contactId, contactId),
				gt(campaignAttempts.decidedAt, since),
				ne(campaignAttempts.state, "refused"),
				ne(campaignAttempts.phone, ""),
			),
		);
	if (recent.length > 0) await tx.insert(campaignDialledNumbers).values(recent).onConflictDoNothing();
	await tx
		.update(campaignContacts)
		.set({ name: null, phone: null, result: null, state: "skipped", reason: "unknown-contact", nextAt: null })
		.where(and(eq(campaignContacts.contactId, contactId), inArray(campaignContacts.state, ["waiting", "skipped"])));
	await tx
		.update(campaignContacts)
		.set({ name: null, phone: null, result: null })
		.where(eq(campaignContacts.contactId, contactId));
	await tx.update(campaignTestCalls).set({ contactId: null }).where(eq(campaignTestCalls.contactId, contactId));
	await tx.update(campaignAttempts).set({ phone: "" }).where(eq(campaignAttempts.contactId, contactId));
}

/** In which campaigns a contact is, and when they were called; null when they are in none. */
export async function callsOf(db: Queryable, contactId: string): Promise<unknown> {
	const listed = await db
		.select({ campaign: campaigns.definition, state: campaignContacts.state, outcome: campaignContacts.outcome })
		.from(campaignContacts)
		.innerJoin(campaigns, eq(campaigns.id, campaignContacts.campaignId))
		.where(eq(campaignContacts.contactId, contactId));
	if (listed.length === 0) return null;
	const calls = await db
		.select({ phone: campaignAttempts.phone, at: campaignAttempts.decidedAt, outcome: campaignAttempts.outcome })
		.from(campaignAttempts)
		.where(and(eq(campaignAttempts.contactId, contactId), ne(campaignAttempts.state, "refused")))
		.orderBy(asc(campaignAttempts.decidedAt));
	return { campaigns: listed.map(({ campaign, ...rest }) => ({ name: campaign.name, ...rest })), calls };
}

/** What is kept of one contact becomes another's; where a campaign has both, each stays as it is there. */
export async function moveContact(
	tx: Transaction,
	{ from, to, only }: { from: string; to: string; only: readonly string[] | null },
): Promise<readonly string[]> {
	const theirs = tx
		.select({ id: campaignContacts.campaignId })
		.from(campaignContacts)
		.where(eq(campaignContacts.contactId, to));
	const moved = await tx
		.update(campaignContacts)
		.set({ contactId: to })
		.where(
			and(
				eq(campaignContacts.contactId, from),
				notInArray(campaignContacts.campaignId, theirs),
				only === null ? undefined : inArray(campaignContacts.campaignId, [...only]),
			),
		)
		.returning({ id: campaignContacts.campaignId });
	const ids = moved.map(({ id }) => id);
	if (ids.length > 0)
		await tx
			.update(campaignAttempts)
			.set({ contactId: to })
			.where(and(eq(campaignAttempts.contactId, from), inArray(campaignAttempts.campaignId, ids)));
	return ids;
}
