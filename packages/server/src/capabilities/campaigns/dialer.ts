import type { CampaignPause } from "@centralita/contracts";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { wallClock } from "../../platform/time/wall-clock.ts";
import { createJudge, type Verdict } from "./judge.ts";
import { callsLeft, tryLine } from "./line-breaker.ts";
import type { CampaignContactRow, CampaignRow } from "./schema.ts";
import {
	addAttempt,
	changeAttempt,
	changeCampaign,
	changeContact,
	countUnderWay,
	hasOpen,
	hasUnheard,
	lockContact,
	lockOpenAttempt,
	readCampaign,
	takeDue,
	takeRunning,
} from "./store.ts";
import type { CampaignDependencies } from "./types.ts";

/** Looked at in one go; the campaign's row is held meanwhile. */
const mostAtOnce = 50;
/** What was not dialled while nobody could is not made up for at once: one second's worth, and one call at least. */
const burst = (callsPerSecond: number) => Math.max(1, callsPerSecond);
/** Calls that went wrong one after the other, until a person is asked. */
const mostFailures = 10;

/** So long a campaign waits for what its last conversations brought: it may be another call. */
const heardMs = 15 * 60_000;

const requestPrefix = "campaign-";

/** Whoever is at a campaign and was not seen for so long is gone. */
const goneMs = 5000;

/** `elsewhere`: another run is at it. `waiting`: there was nobody to decide about, or no room. */
export type Tick = "over" | "elsewhere" | "waiting" | "decided";

export type Dialer = ReturnType<typeof createDialer>;

/** Decides whom a campaign calls next. A decision and the order to call are one transaction: both are there, or neither. */
export function createDialer(platform: Platform, dependencies: CampaignDependencies) {
	const { db, clock, events, log } = platform;
	const { calls } = dependencies;
	const judge = createJudge(platform, dependencies);
	const now = () => new Date(clock.now());

	async function pause(
		tx: Transaction,
		{ id }: CampaignRow,
		reason: CampaignPause,
		detail: string | null = null,
	): Promise<void> {
		await changeCampaign(tx, id, { state: "paused", pause: reason, pauseDetail: detail });
		await events.append(tx, "campaign.changed", { campaignId: id, state: "paused", reason });
	}

	async function finish(tx: Transaction, { id, definition }: CampaignRow): Promise<void> {
		await changeCampaign(tx, id, { state: "finished", finishedAt: now() });
		await events.append(tx, "campaign.finished", { campaignId: id, name: definition.name, state: "finished" });
	}

	async function defer(tx: Transaction, row: CampaignContactRow, verdict: Verdict): Promise<void> {
		if (verdict.allowed) return;
		const { reason, again } = verdict;
		const spent = reason === "attempts-spent" && row.outcome !== null;
		await changeContact(
			tx,
			row,
			again === null
				? { state: spent ? "done" : "skipped", reason: spent ? null : reason, nextAt: null }
				: { state: "waiting", reason, nextAt: again },
		);
	}

	/** Whether anything may still happen in it. */
	const isOpen = async (tx: Transaction, campaignId: string, at: Date): Promise<boolean> =>
		(await hasOpen(tx, campaignId)) || (await hasUnheard(tx, campaignId, new Date(at.getTime() - heardMs)));

	/** What each line that can be used has room for, and those that failed may use. They are held: nobody else takes of it. */
	async function roomOf(tx: Transaction, lineIds: readonly string[]): Promise<Map<string, number>> {
		const rooms = new Map<string, number>();
		for (const lineId of lineIds) {
			const room = await calls.room(tx, lineId);
			if (room !== null) rooms.set(lineId, room);
		}
		// Read once they are held: of another campaign's trial it is known then.
		for (const [lineId, left] of await callsLeft(tx, [...rooms.keys()], clock.now()))
			rooms.set(lineId, Math.min(left, rooms.get(lineId) ?? 0));
		return rooms;
	}

	/** Takes one of the line that has most; null when none has any. */
	function takeRoom(rooms: Map<string, number>): string | null {
		const [lineId, room] = [...rooms].reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0]);
		if (room < 1) return null;
		rooms.set(lineId, room - 1);
		return lineId;
	}

	/** Orders a call, with the attempt that it is. Rejects as `calls.order` does. */
	async function order(
		tx: Transaction,
		campaign: CampaignRow,
		row: CampaignContactRow,
		{ lineId, timeZone }: { lineId: string; timeZone: string | null },
	): Promise<void> {
		const { definition } = campaign;
		const { phone } = row;
		if (phone === null) throw new Error("a call without a number");
		const id = uuidv7(clock.now());
		const { id: callId } = await calls.order(
			tx,
			{
				requestId: `${requestPrefix}${id}`,
				lineId,
				to: phone,
				...(definition.assistantId === null ? {} : { assistantId: definition.assistantId }),
				machine: definition.machine,
				ringSeconds: definition.ringSeconds,
			},
			null,
		);
		const { campaignId, contactId } = row;
		const there = timeZone === null ? undefined : wallClock(timeZone)?.(clock.now());
		const local = there && { localWeekday: there.day, localHour: Math.floor(there.minutes / 60) };
		const given = { campaignId, contactId, phone, callId, lineId };
		await Promise.all([
			tryLine(tx, lineId, clock.now()),
			addAttempt(tx, { id, ...given, decidedAt: now(), state: "ordered", ...local }),
			events.append(tx, "campaign.attempt-ordered", { campaignId, contactId, attemptId: id, callId }),
			changeContact(tx, row, { state: "calling", reason: null, nextAt: null, attempts: row.attempts + 1 }),
		]);
	}

	/** One look at a campaign, by a run of a job. */
	async function tick(campaignId: string, driver: string): Promise<Tick> {
		return db.transaction(async (tx): Promise<Tick> => {
			const campaign = await takeRunning(tx, campaignId);
			if (campaign === null) return (await readCampaign(tx, campaignId)).state === "running" ? "waiting" : "over";
			const { definition, tokensAt, drivenAt } = campaign;
			const isSeen = drivenAt !== null && clock.now() - drivenAt.getTime() < goneMs;
			if (isSeen && campaign.driver !== driver) return "elsewhere";
			const { callsPerSecond, concurrent } = definition.pace;
			if (definition.budgetMicros !== null && campaign.costMicros >= definition.budgetMicros) {
				await pause(tx, campaign, "budget-spent");
				return "over";
			}
			if (campaign.failures >= mostFailures) {
				await pause(tx, campaign, "calls-fail");
				return "over";
			}
			const at = now();
			const passed = tokensAt === null ? 0 : Math.max(0, at.getTime() - tokensAt.getTime()) / 1000;
			let tokens = Math.min(burst(callsPerSecond), campaign.tokens + passed * callsPerSecond);
			if (tokensAt === null) tokens = 1;
			let room = concurrent - (await countUnderWay(tx, campaignId));
			const mayCall = tokens >= 1 && room >= 1;
			const due = mayCall ? await takeDue(tx, campaignId, at, mostAtOnce) : [];
			if (mayCall && due.length === 0 && !(await isOpen(tx, campaignId, at))) {
				await finish(tx, campaign);
				return "over";
			}
			let decided = 0;
			let rooms: Map<string, number> | null = null;
			for (const row of due) {
				if (tokens < 1 || room < 1) break;
				const verdict = await judge(tx, definition, row);
				if (!verdict.allowed) {
					await defer(tx, row, verdict);
					decided++;
					continue;
				}
				rooms ??= await roomOf(tx, definition.lineIds);
				if (rooms.size === 0) {
					await pause(tx, campaign, "cannot-call", "None of its lines is there and switched on.");
					return "over";
				}
				const lineId = takeRoom(rooms);
				if (lineId === null) break;
				try {
					await order(tx, campaign, row, { lineId, timeZone: verdict.timeZone });
				} catch (error) {
					if (!(error instanceof AppError)) throw error;
					if (error.code === "overloaded" || error.code === "draining") break;
					log.warn({ err: error, campaignId }, "a campaign cannot go on");
					await pause(tx, campaign, "cannot-call", error.message);
					return "over";
				}
				tokens--;
				room--;
				decided++;
			}
			await changeCampaign(tx, campaignId, { tokens, tokensAt: at, driver, drivenAt: at });
			return decided > 0 ? "decided" : "waiting";
		});
	}

	/**
	 * In the instant before an order is given to the carrier: null when it may be, else why not. The attempt then counts
	 * for nothing, and its contact waits for another time or is left out.
	 */
	async function refusal(tx: Transaction, call: { id: string; requestId: string | null }): Promise<string | null> {
		if (!call.requestId?.startsWith(requestPrefix)) return null;
		const attempt = await lockOpenAttempt(tx, call.id);
		const row = attempt && (await lockContact(tx, attempt.campaignId, attempt.contactId));
		if (!attempt || !row) return "campaign-over";
		const { definition, state } = await readCampaign(tx, attempt.campaignId);
		const paused: Verdict = { allowed: false, reason: "campaign-paused", again: now() };
		const candidate = { ...row, attempts: row.attempts - 1, attemptId: attempt.id };
		const verdict = state === "running" ? await judge(tx, definition, candidate) : paused;
		if (verdict.allowed) return null;
		await changeAttempt(tx, attempt.id, { state: "refused", reason: verdict.reason, closedAt: now() });
		await changeContact(tx, row, { attempts: row.attempts - 1 });
		await defer(tx, { ...row, attempts: row.attempts - 1 }, verdict);
		return verdict.reason;
	}

	return { tick, refusal };
}
