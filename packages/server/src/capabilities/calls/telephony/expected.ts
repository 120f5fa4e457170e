import { and, inArray, isNotNull, ne, or } from "drizzle-orm";
import type { Platform } from "../../../platform/capability.ts";
import { retrying } from "../../../platform/resilience/index.ts";
import type { Accounts } from "../lines/accounts.ts";
import { type CallRow, calls } from "../schema.ts";
import { requestEnd } from "../store.ts";
import type { Endings } from "./endings.ts";
import { hangUpJob } from "./job-types.ts";
import { lockCall } from "./store.ts";

/** Nobody rings longer, and a media socket comes sooner. */
const longestMs = 300_000;
const hangUpPolicy = { attempts: 3, baseMs: 200, budgetMs: 3000 };
const hangUpAfterSeconds = 3;

export type ExpectedCalls = ReturnType<typeof createExpectedCalls>;

/** Calls that this process has taken or ordered and that nobody holds yet: somebody's phone rings, or a media socket is on its way. */
export function createExpectedCalls(
	{ db, clock, jobs, log }: Pick<Platform, "db" | "clock" | "jobs" | "log">,
	{ accounts, endings }: { accounts: Accounts; endings: Endings },
) {
	/** By id, since when; oldest first. */
	const since = new Map<string, number>();

	async function open(): Promise<CallRow[]> {
		if (since.size === 0) return [];
		const awaited = or(ne(calls.state, "live"), isNotNull(calls.detachedAt));
		const rows = await db.query
			.select()
			.from(calls)
			.where(and(inArray(calls.id, [...since.keys()]), ne(calls.state, "ended"), awaited));
		const known = new Set(rows.map(({ id }) => id));
		for (const id of since.keys()) if (!known.has(id)) since.delete(id);
		return rows;
	}

	/** Ends one that was ordered and not answered, here and at its carrier. */
	async function takeBack(row: CallRow): Promise<void> {
		const over = await db.transaction(async (tx) => {
			const current = await lockCall(tx, row.id);
			if (!current || current.state === "live") return null;
			// Should its order be taken only now, it is hung up as soon as that is known.
			await requestEnd(tx, row.id, "");
			if (!(await endings.finish(tx, current, "cancelled"))) return null;
			await jobs.enqueue(tx, hangUpJob, { callId: row.id }, { startAfterSeconds: hangUpAfterSeconds });
			return current;
		});
		if (!over || over.carrierCallId === null || over.accountId === null) return;
		const { carrierCallId } = over;
		const telephony = accounts.telephonyOf(await accounts.get(db.query, over.accountId));
		const signal = AbortSignal.timeout(hangUpPolicy.budgetMs);
		await retrying(hangUpPolicy, () => telephony.hangUp(carrierCallId, signal), { signal, clock });
	}

	return {
		expect(callId: string): void {
			for (const [id, at] of since) {
				if (clock.elapsed() - at < longestMs) break;
				since.delete(id);
			}
			since.delete(callId);
			since.set(callId, clock.elapsed());
		},

		/** How many are still to come; none when that cannot be known now. */
		async count(): Promise<number> {
			try {
				return (await open()).length;
			} catch (error) {
				log.warn({ err: error }, "calls that are on their way could not be counted");
				return 0;
			}
		},

		/** Nobody will be here to hold them: what was ordered and still rings is cancelled. */
		async cancel(): Promise<void> {
			const ringing = (await open()).filter(({ direction }) => direction === "outbound");
			for (const row of ringing)
				await takeBack(row).catch((error) =>
					log.warn({ err: error, callId: row.id }, "a phone could not be kept from ringing; it is tried again"),
				);
		},
	};
}
