import type { DialogueState, JournalEntry } from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { type Change, isOver, next, type Standing } from "./machine.ts";
import type { SessionRow, SessionStepRow } from "./schema.ts";
import { changeSession, insertSteps } from "./store.ts";

type Events = Pick<Platform, "events">;

const standingOf = ({ status, resolution, outcome, reason, handedOver, failures }: SessionRow): Standing => ({
	status,
	resolution,
	outcome,
	reason,
	handedOver,
	failures,
});

/** What every event of a session tells; null while it is about no guide. */
export function factsOf({ id, guide, version, channel, conversationId }: SessionRow) {
	if (guide === null || version === null) return null;
	return { sessionId: id, guide, version, channel, ...(conversationId === null ? {} : { conversationId }) };
}

/** Outcomes that the contact brought about; the others take no time of theirs. */
const byContact: ReadonlySet<string> = new Set(["worked", "failed", "skipped", "help", "back", "answered"]);

/**
 * Writes what happened into a session that is held: path rows, where it stands, events. Entries that are in it already
 * are left out. `note` is what was written beside the answer. Returns the row as it is now.
 */
export async function applyEntries(
	platform: Events,
	tx: Transaction,
	row: SessionRow,
	entries: readonly JournalEntry[],
	{ state, also = {}, note = null }: { state: DialogueState; also?: Partial<SessionRow>; note?: string | null },
): Promise<SessionRow> {
	const fresh = entries.filter(({ number }) => number > row.recorded);
	let standing = standingOf(row);
	let { steps } = row;
	let lastMs = row.activeAt.getTime();
	const path: SessionStepRow[] = [];
	for (const entry of fresh) {
		if (entry.type === "began") continue;
		standing = next(standing, entry);
		if (entry.type !== "node") continue;
		const taken = byContact.has(entry.outcome);
		const { guide, version, node, kind, answer, outcome, to } = entry;
		path.push({
			sessionId: row.id,
			ordinal: ++steps,
			guide,
			version,
			node,
			kind,
			answer,
			outcome,
			nextNode: to,
			seconds: taken ? Math.max(0, entry.at - lastMs) / 1000 : 0,
			note: taken && note !== null && !path.some((step) => step.note !== null) ? note : null,
			at: new Date(entry.at),
		});
		if (taken) lastMs = Math.max(lastMs, entry.at);
	}
	await insertSteps(tx, path);
	for (const { kind, outcome, guide, node, ordinal } of path) {
		if (kind !== "step" || (outcome !== "worked" && outcome !== "failed")) continue;
		const type = outcome === "worked" ? "step.completed" : "step.failed";
		const facts = factsOf(row);
		if (facts) await platform.events.append(tx, type, { ...facts, step: { guide, node, ordinal } });
	}
	const current = state.journal?.run === (row.run ?? 1) ? state.guide : null;
	const at = fresh.at(-1)?.at ?? lastMs;
	return settle(platform, tx, row, standing, {
		...also,
		steps,
		recorded: fresh.at(-1)?.number ?? row.recorded,
		nodeGuide: current?.slug ?? null,
		node: current?.node ?? null,
		activeAt: new Date(Math.max(at, row.activeAt.getTime())),
	});
}

/** The same for one change that is no entry of the dialogue. */
export const applyChange = (
	platform: Events,
	tx: Transaction,
	row: SessionRow,
	change: Change,
	also: Partial<SessionRow> = {},
): Promise<SessionRow> => settle(platform, tx, row, next(standingOf(row), change), also);

async function settle(
	{ events }: Events,
	tx: Transaction,
	row: SessionRow,
	standing: Standing,
	also: Partial<SessionRow>,
): Promise<SessionRow> {
	// One that opens conversations solves nothing: it is over with its guide.
	const opened = row.opening && standing.outcome !== null;
	const status = opened ? ("resolved" as const) : standing.status;
	const resolution = opened ? null : standing.resolution;
	const over = isOver({ ...standing, status });
	const activeAt = also.activeAt ?? row.activeAt;
	const endedAt = over ? (row.status === status && row.endedAt ? row.endedAt : activeAt) : null;
	const change = { ...also, ...standing, status, resolution, endedAt };
	await changeSession(tx, row.id, change);
	const now: SessionRow = { ...row, ...change };
	const facts = factsOf(now);
	if (row.opening || facts === null) return now;
	if (status === "resolved" && resolution !== null && resolution !== row.resolution)
		await events.append(tx, "session.resolved", { ...facts, resolution });
	else if (status === "escalated" && row.status !== status)
		await events.append(tx, "session.escalated", { ...facts, reason: now.reason ?? "asked", ticketId: now.ticketId });
	else if (status === "abandoned" && row.status !== status)
		await events.append(tx, "session.abandoned", { ...facts, node: now.node });
	return now;
}
