import type { Locale, SessionChannel } from "@centralita/contracts";
import { type DialogueState, type JournalEntry, journalSince } from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { maskText } from "../../../platform/masking/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { runningSince } from "../experiments/store.ts";
import { applyChange, applyEntries, factsOf } from "./apply.ts";
import { begun, wentWell } from "./machine.ts";
import type { SessionRow } from "./schema.ts";
import { changeSession, countReturn, insertSession, lockEarlierRuns, lockNewestRun, lockRun } from "./store.ts";

/** The conversation that guides are run in. */
export type SessionPlace = {
	conversationId: string;
	channel: SessionChannel;
	locale: Locale;
	/** Who the contact turned out to be by now; null while nobody knows. Asked when a session begins or ends. */
	contactOf(db: Queryable): Promise<string | null>;
	/** When it was settled which versions of guides it runs. */
	settledAt: Date;
	/** Opened with what is recorded now. */
	ticketId?: string | null;
};

export type SessionRecorder = {
	/**
	 * Writes down what guides went through between two states of a conversation's dialogue: sessions, path rows, events.
	 * In the transaction that stores the later state. Repeats change nothing, whatever lies between them.
	 */
	recordProgress(
		tx: Transaction,
		place: SessionPlace,
		before: DialogueState | null,
		after: DialogueState,
	): Promise<void>;
	/** A ticket was opened in that conversation: it belongs to the session under way, or to the one that ended unsolved. */
	ticketOpened(tx: Transaction, conversationId: string, ticketId: string): Promise<void>;
};

const problemLength = 500;

/** What the contact asked for help with, as far as the dialogue knows. */
const problemOf = ({ slots }: DialogueState): string | null =>
	typeof slots.problem === "string" ? slots.problem.slice(0, problemLength) : null;

export function createSessionRecorder(platform: Pick<Platform, "events" | "clock" | "config">): SessionRecorder {
	const { clock } = platform;

	async function begin(
		tx: Transaction,
		place: SessionPlace,
		first: JournalEntry & { guide: string; version: number },
		state: DialogueState,
	): Promise<SessionRow | null> {
		const { conversationId, channel, locale } = place;
		const at = new Date(first.at);
		for (const earlier of await lockEarlierRuns(tx, conversationId, first.run))
			if (!wentWell(earlier)) await applyChange(platform, tx, earlier, { type: "timed-out" }, { activeAt: at });
		const opening = first.type === "began" && first.opening;
		// Whose versions were settled while the experiment ran has them from it.
		const experiment = await runningSince(tx, first.guide, place.settledAt);
		const arm =
			first.version === experiment?.versionA ? "a" : first.version === experiment?.versionB ? ("b" as const) : null;
		const row = await insertSession(tx, {
			...begun,
			id: uuidv7(clock.now()),
			guide: first.guide,
			version: first.version,
			opening,
			channel,
			locale,
			contactId: opening ? null : await place.contactOf(tx),
			conversationId,
			run: first.run,
			problem: opening ? null : problemOf(state),
			...(experiment && arm ? { experimentId: experiment.id, arm } : {}),
			startedAt: at,
			activeAt: at,
		});
		if (!row || opening) return row;
		await tellBegin(platform, tx, row);
		return row;
	}

	async function recordRun(
		tx: Transaction,
		place: SessionPlace,
		run: number,
		entries: readonly JournalEntry[],
		state: DialogueState,
	): Promise<void> {
		const named = entries.find((entry) => entry.type === "began" || entry.type === "node");
		let row = await lockRun(tx, place.conversationId, run);
		if (!row && named && "guide" in named)
			row = (await begin(tx, place, named, state)) ?? (await lockRun(tx, place.conversationId, run));
		if (!row) return;
		const ticketId = row.ticketId ?? place.ticketId ?? null;
		const after = await applyEntries(platform, tx, row, entries, { state, also: { ticketId } });
		if (after.endedAt === null || after.contactId !== null || row.opening) return;
		const contactId = await place.contactOf(tx);
		if (contactId === null) return;
		await changeSession(tx, row.id, { contactId });
		await countReturn(tx, { ...after, contactId });
	}

	return {
		async recordProgress(tx, place, before, after) {
			const runs = Map.groupBy(journalSince(before, after), ({ run }) => run);
			for (const [run, entries] of runs) await recordRun(tx, place, run, entries, after);
		},
		async ticketOpened(tx, conversationId, ticketId) {
			const row = await lockNewestRun(tx, conversationId);
			if (!row || row.ticketId !== null || row.status === "resolved" || row.status === "abandoned") return;
			await applyChange(platform, tx, row, { type: "handed-over" }, { ticketId });
		},
	};
}

/** Tells that a session began, and of the problem that it is about; one that was resolved shortly before does not count. */
export async function tellBegin(
	platform: Pick<Platform, "events" | "config">,
	tx: Transaction,
	row: SessionRow,
): Promise<void> {
	const facts = factsOf(row);
	if (facts === null) return;
	await platform.events.append(tx, "session.started", facts);
	if (row.problem !== null)
		await platform.events.append(tx, "problem.detected", {
			...facts,
			problem: maskText(row.problem, platform.config.defaultCountry),
		});
	await countReturn(tx, row);
}
