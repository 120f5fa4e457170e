import type { CampaignDefinition, DialRefusal } from "@centralita/contracts";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { isPublicHoliday } from "./rules/holidays.ts";
import { mayDial } from "./rules/may-dial.ts";
import { rulesOf } from "./rules-service.ts";
import { hasVariables, missingValues } from "./script/script.ts";
import { callsTo, holdNumber } from "./store.ts";
import type { CampaignDependencies } from "./types.ts";

/** Calls older than this count for no limit. */
export const rememberedMs = 9 * 24 * 3_600_000;
/** How soon somebody is asked about again who is in another call. */
const callingMs = 60_000;

/** `place`: the country and the zones whose rules apply, joined by bars. */
export type Verdict =
	/** `timeZone`: by whose clock it was decided. */
	| { allowed: true; timeZone: string | null; place?: string }
	/** `again` is null for good. */
	| { allowed: false; reason: DialRefusal; again: Date | null; place?: string };

export type Candidate = {
	contactId: string;
	phone: string | null;
	/** Calls of the campaign to them before this one. */
	attempts: number;
	/** The attempt that is about to be dialled, which does not count for itself. */
	attemptId?: string;
};

export type Judge = (tx: Transaction, campaign: CampaignDefinition, candidate: Candidate) => Promise<Verdict>;

/** Whether somebody may be called at this moment, by all that is known. Whatever cannot be told is a refusal. */
export function createJudge(
	{ clock }: Pick<Platform, "clock">,
	{ contacts }: Pick<CampaignDependencies, "contacts">,
): Judge {
	const never = (reason: DialRefusal): Verdict => ({ allowed: false, reason, again: null });
	return async (tx, campaign, { contactId, phone, attempts, attemptId }) => {
		const { purpose, schedule, attempts: mostAttempts } = campaign;
		if (phone === null) return never("no-number");
		const now = clock.now();
		await holdNumber(tx, phone);
		const [may, contact, fields, calls] = await Promise.all([
			contacts.mayContact(tx, { contactId, phone, channel: "voice", purpose }),
			contacts.get(tx, contactId).catch((error: unknown) => {
				if (error instanceof AppError && error.code === "not-found") return null;
				throw error;
			}),
			hasVariables(campaign) ? contacts.fields(tx) : [],
			callsTo(tx, phone, { since: new Date(now - rememberedMs), but: attemptId ?? null }),
		]);
		if (!may.allowed) return never(may.reason);
		if (contact === null) return never("unknown-contact");
		if (hasVariables(campaign) && missingValues(campaign, contact, fields).length > 0) return never("missing-value");
		if (calls.some(({ state }) => state === "ordered"))
			return { allowed: false, reason: "called-already", again: new Date(now + callingMs) };
		const country = contact.country.value;
		const timeZones = contacts.possibleZones(contact);
		const decided = mayDial(
			{
				timeZones,
				schedule: {
					hours: schedule.hours,
					startsAt: schedule.startsAt === null ? null : Date.parse(schedule.startsAt),
					endsAt: schedule.endsAt === null ? null : Date.parse(schedule.endsAt),
				},
				rules: country === null ? null : await rulesOf(tx, country),
				isHoliday: (date) => country !== null && isPublicHoliday(country, date),
				dialled: calls.map(({ decidedAt }) => decidedAt.getTime()),
				attempts,
				mostAttempts,
			},
			now,
		);
		const place = [country ?? "", ...timeZones].join("|");
		if (decided.allowed) return { allowed: true, timeZone: contact.timeZone.value, place };
		return { ...decided, place, again: decided.again === null ? null : new Date(decided.again) };
	};
}
