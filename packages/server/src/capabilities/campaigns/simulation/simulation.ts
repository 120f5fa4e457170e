import type { CampaignDefinition, CampaignSimulation, DialRefusal } from "@centralita/contracts";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { campaignJobs } from "../job-names.ts";
import type { Judge, Verdict } from "../judge.ts";
import { isPublicHoliday } from "../rules/holidays.ts";
import { mayDial } from "../rules/may-dial.ts";
import { rulesOf } from "../rules-service.ts";
import {
	campaignAttempts,
	campaignContacts,
	campaignSimulations,
	type SimulationRow,
	type SimulationTally,
} from "../schema.ts";
import { listContacts, lockCampaign, readCampaign } from "../store.ts";
import type { CampaignDependencies } from "../types.ts";
import { estimate, type Group, quarterMs } from "./estimate.ts";

/** Contacts in one transaction: their numbers are held meanwhile. */
const batch = 50;
/** Past calls that tell how calls go; fewer tell nothing. */
const mostPast = 1000;
const fewestPast = 20;
const assumption = { answerRate: 0.4, callSeconds: 60, callMicros: null, fromCalls: 0 };
const dayMs = 24 * 3_600_000;
const minuteMs = 60_000;

const nothing: SimulationTally = { now: 0, later: {}, never: {}, due: {} };

const shown = ({ requestedAt, looked, contacts, result }: SimulationRow): CampaignSimulation => ({
	...{ state: result === null ? "running" : "done", requestedAt: requestedAt.toISOString() },
	...{ looked, contacts, result },
});

/** Simulated runs: what would become of every contact, how long that takes, and what it costs. */
export function createSimulation(
	{ db, clock, jobs }: Pick<Platform, "db" | "clock" | "jobs">,
	{ calls }: Pick<CampaignDependencies, "calls">,
	judge: Judge,
) {
	/** How calls of campaigns went lately. */
	async function experience(tx: Transaction) {
		const recent = tx
			.select()
			.from(campaignAttempts)
			.where(eq(campaignAttempts.state, "closed"))
			.orderBy(desc(campaignAttempts.id))
			.limit(mostPast)
			.as("recent");
		const [past] = await tx
			.select({
				count: sql`count(*)`.mapWith(Number),
				answered: sql`count(*) filter (where ${recent.outcome} = 'answered')`.mapWith(Number),
				seconds: sql`coalesce(avg(extract(epoch from ${recent.closedAt} - ${recent.decidedAt})), 0)`.mapWith(Number),
				micros: sql`coalesce(avg(${recent.costMicros}), 0)`.mapWith(Number),
			})
			.from(recent);
		if (!past || past.count < fewestPast) return assumption;
		return {
			answerRate: past.answered / past.count,
			callSeconds: Math.max(1, past.seconds),
			callMicros: past.micros > 0 ? past.micros : null,
			fromCalls: past.count,
		};
	}

	async function groupOf(
		tx: Transaction,
		key: string,
		tally: SimulationTally,
		definition: CampaignDefinition,
	): Promise<Group> {
		const [country = "", ...timeZones] = key.split("|");
		const rules = await rulesOf(tx, country);
		const { hours, endsAt } = definition.schedule;
		const schedule = { hours, startsAt: null, endsAt: endsAt === null ? null : Date.parse(endsAt) };
		const isHoliday = (date: string) => isPublicHoliday(country, date);
		const question = { timeZones, schedule, rules, isHoliday, dialled: [], attempts: 0, mostAttempts: 1 };
		const minutes = definition.retry.noAnswer;
		const onceADay = (rules?.perDay ?? 1) <= 1;
		return {
			due: new Map(Object.entries(tally.due[key] ?? {}).map(([quarter, count]) => [Number(quarter), count])),
			isOpen: (at) => mayDial(question, at, { again: false }).allowed,
			retryMs: minutes === null ? null : Math.max(minutes * minuteMs, onceADay ? dayMs : 0),
		};
	}

	async function conclude(
		tx: Transaction,
		campaignId: string,
		tally: SimulationTally,
		from: number,
	): Promise<SimulationRow["result"]> {
		const { definition } = await readCampaign(tx, campaignId);
		const assumed = await experience(tx);
		let room = 0;
		for (const lineId of definition.lineIds) room += (await calls.room(tx, lineId)) ?? 0;
		const held = Math.max(1, Math.min(definition.pace.concurrent, room));
		const groups: Group[] = [];
		for (const key of Object.keys(tally.due)) groups.push(await groupOf(tx, key, tally, definition));
		const { calls: made, endsAt } = estimate({
			...{ groups, from, attempts: definition.attempts, answerRate: assumed.answerRate },
			callsPerSecond: Math.min(definition.pace.callsPerSecond, held / assumed.callSeconds),
		});
		const told = (counts: Partial<Record<DialRefusal, number>>) =>
			Object.entries(counts).map(([reason, contacts]) => ({ reason: reason as DialRefusal, contacts }));
		return {
			...{ now: tally.now, later: told(tally.later), never: told(tally.never), calls: made, assumed },
			endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
			costMicros: assumed.callMicros === null ? null : Math.round(assumed.callMicros * made),
		};
	}

	function count(tally: SimulationTally, verdict: Verdict, from: number): void {
		if (!verdict.allowed) {
			const where = verdict.again === null ? tally.never : tally.later;
			where[verdict.reason] = (where[verdict.reason] ?? 0) + 1;
			if (verdict.again === null) return;
		} else tally.now++;
		const at = verdict.allowed ? from : (verdict.again?.getTime() ?? from);
		const key = verdict.place ?? "";
		const due = tally.due[key] ?? {};
		tally.due[key] = due;
		const quarter = String(Math.ceil(at / quarterMs));
		due[quarter] = (due[quarter] ?? 0) + 1;
	}

	/** Looks at some more contacts; resolves to whether there are others. */
	const step = (campaignId: string, run: string): Promise<boolean> =>
		db.transaction(async (tx) => {
			const mine = and(eq(campaignSimulations.campaignId, campaignId), eq(campaignSimulations.run, run));
			const [row] = await tx.select().from(campaignSimulations).where(mine).for("update");
			if (!row || row.result !== null) return false;
			const { definition } = await readCampaign(tx, campaignId);
			const from = row.requestedAt.getTime();
			const found = await listContacts(tx, campaignId, { state: null, after: row.position, limit: batch });
			const tally = structuredClone(row.tally);
			const open = found.filter(({ state }) => state === "waiting" || state === "skipped");
			// Always in the order of their numbers: others hold several of them, too.
			for (const contact of open.toSorted((a, b) => ((a.phone ?? "") < (b.phone ?? "") ? -1 : 1))) {
				const { reason } = contact;
				const verdict: Verdict =
					contact.state === "skipped" && reason !== null
						? { allowed: false, reason, again: null }
						: await judge(tx, definition, contact);
				count(tally, verdict, from);
			}
			const isOver = found.length < batch;
			await tx
				.update(campaignSimulations)
				.set({
					...{ tally, looked: row.looked + open.length, position: found.at(-1)?.contactId ?? row.position },
					...(isOver ? { result: await conclude(tx, campaignId, tally, from) } : {}),
				})
				.where(mine);
			return !isOver;
		});

	const job: JobDefinition<typeof campaignJobs.simulate.schema> = {
		...campaignJobs.simulate,
		concurrency: 2,
		retryLimit: 10,
		expireInSeconds: 3600,
		async run({ campaignId, run }, { signal }) {
			while (!signal.aborted && (await step(campaignId, run)));
			signal.throwIfAborted();
		},
	};

	return {
		job,

		/** Begins a run, in place of one before. Rejects with `not-found`, `conflict` for a campaign that is over. */
		async begin(tx: Transaction, campaignId: string): Promise<CampaignSimulation> {
			const { state } = await lockCampaign(tx, campaignId);
			if (state === "finished" || state === "cancelled") throw new AppError("conflict", "The campaign is over.");
			const contacts = await tx.$count(
				campaignContacts,
				and(eq(campaignContacts.campaignId, campaignId), inArray(campaignContacts.state, ["waiting", "skipped"])),
			);
			const begun = {
				...{ run: uuidv7(clock.now()), requestedAt: new Date(clock.now()), contacts, looked: 0 },
				...{ position: null, tally: nothing, result: null },
			};
			const [row] = await tx
				.insert(campaignSimulations)
				.values({ campaignId, ...begun })
				.onConflictDoUpdate({ target: campaignSimulations.campaignId, set: begun })
				.returning();
			if (!row) throw new Error("the simulation was not stored");
			await jobs.enqueue(tx, campaignJobs.simulate, { campaignId, run: row.run });
			return shown(row);
		},

		/** The newest run; null before the first. Rejects with `not-found`. */
		async read(campaignId: string): Promise<CampaignSimulation | null> {
			await readCampaign(db.query, campaignId);
			const [row] = await db.query
				.select()
				.from(campaignSimulations)
				.where(eq(campaignSimulations.campaignId, campaignId));
			return row ? shown(row) : null;
		},
	};
}
