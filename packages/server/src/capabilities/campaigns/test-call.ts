import { and, eq, gt } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Judge } from "./judge.ts";
import { campaignTestCalls } from "./schema.ts";
import { lockCampaign, lockContact } from "./store.ts";
import type { Actor, CampaignDependencies } from "./types.ts";

const hourMs = 3_600_000;
const mostPerHour = 10;

/**
 * Calls a telephone of the company as the campaign would call a contact. It is no attempt and counts for no limit; but
 * whoever must not be called is not, and a number that is a contact's is called only when that contact may be.
 */
export function createTestCall(
	{ clock, audit }: Pick<Platform, "clock" | "audit">,
	{ contacts, calls }: Pick<CampaignDependencies, "contacts" | "calls">,
	judge: Judge,
) {
	const refuse = (detail: string) => new AppError("conflict", detail);

	async function requireLawful(tx: Transaction, definition: Parameters<Judge>[1], to: string): Promise<void> {
		if (await contacts.isListed(tx, [to])) throw refuse("This number is on the do-not-call list.");
		const known = await contacts.findContact(tx, { phone: to });
		if (known === null) return;
		const schedule = { ...definition.schedule, hours: [], startsAt: null, endsAt: null };
		const asked = {
			...definition,
			schedule,
			script: { greeting: "", instructions: "" },
			machine: { action: "hang-up" as const },
		};
		const verdict = await judge(tx, asked, { contactId: known.id, phone: to, attempts: 0 });
		if (!verdict.allowed)
			throw refuse(`This number is a contact's, who may not be called at this moment: ${verdict.reason}.`);
	}

	/** Rejects with `not-found`, `conflict`, `rate-limited`, and as an order to call does. */
	return async (
		tx: Transaction,
		campaignId: string,
		{ to, contactId }: { to: string; contactId: string | null },
		actor: Actor,
	): Promise<{ callId: string }> => {
		const { definition } = await lockCampaign(tx, campaignId);
		if (contactId !== null && (await lockContact(tx, campaignId, contactId)) === null)
			throw new AppError("not-found", "The campaign has no such contact.");
		const at = new Date(clock.now());
		const hourAgo = new Date(at.getTime() - hourMs);
		const mine = and(eq(campaignTestCalls.campaignId, campaignId), gt(campaignTestCalls.at, hourAgo));
		if ((await tx.$count(campaignTestCalls, mine)) >= mostPerHour)
			throw new AppError("rate-limited", `A campaign is tested ${mostPerHour} times an hour at most.`);
		await requireLawful(tx, definition, to);
		let lineId: string | null = null;
		for (const one of definition.lineIds) if (lineId === null && (await calls.room(tx, one))) lineId = one;
		if (lineId === null) throw refuse("None of the campaign's lines is there, switched on and free.");
		const { assistantId, machine, ringSeconds } = definition;
		const { id: callId } = await calls.order(
			tx,
			{
				...{ requestId: `test-${uuidv7(clock.now())}`, lineId, to, machine, ringSeconds },
				...(assistantId === null ? {} : { assistantId }),
			},
			actor.principal?.kind === "user" ? actor.principal.id : null,
		);
		await tx.insert(campaignTestCalls).values({ callId, campaignId, contactId, at });
		await audit.record(tx, { ...actor, action: "campaign.tested", subject: campaignId, detail: { call: callId } });
		return { callId };
	};
}
