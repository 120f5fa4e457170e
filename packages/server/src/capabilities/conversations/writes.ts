import type { Turn, TurnLatency, Usage } from "@centralita/contracts";
import { and, eq, sql } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { analyseConversation } from "./analyse-conversation.ts";
import { analyses, conversations, extractedValues, turns } from "./schema.ts";
import { searchDocument } from "./search.ts";
import type {
	Contacts,
	ConversationBegin,
	ConversationChange,
	ConversationEnd,
	HeardTurn,
	NewTurn,
	RecordingInfo,
} from "./types.ts";

type Deps = Pick<Platform, "events" | "clock">;
type EndDeps = Deps & Pick<Platform, "jobs">;

/** End of speech to the first of the answer that reached the contact; null for what answers nobody, such as a greeting. */
const responseMs = (latency: TurnLatency): number | null => {
	if (latency.endpointMs === undefined) return null;
	const ms = latency.firstFrameMs ?? latency.firstAudioMs ?? latency.firstTokenMs;
	return ms === undefined ? null : Math.round(ms);
};

/** For `update … set`: what was used more, on top of what the row has. */
export const addUsage = (usage: Partial<Usage> = {}, costMicros?: number | null) => ({
	inputTokens: sql`${conversations.inputTokens} + ${usage.inputTokens ?? 0}`,
	outputTokens: sql`${conversations.outputTokens} + ${usage.outputTokens ?? 0}`,
	transcribedMs: sql`${conversations.transcribedMs} + ${usage.transcribedMs ?? 0}`,
	spokenCharacters: sql`${conversations.spokenCharacters} + ${usage.spokenCharacters ?? 0}`,
	...(costMicros === undefined || costMicros === null
		? {}
		: { costMicros: sql`coalesce(${conversations.costMicros}, 0) + ${costMicros}` }),
});

export async function begin(
	{ events, clock }: Deps,
	contacts: Contacts,
	tx: Transaction,
	input: ConversationBegin,
): Promise<string> {
	const id = input.id ?? uuidv7(clock.now());
	await tx.insert(conversations).values({
		id,
		channel: input.channel,
		status: "live",
		assistantId: input.assistant?.id ?? null,
		assistantName: input.assistant?.name ?? null,
		assistantVersion: input.assistant?.version ?? null,
		contactId: input.contactId,
		label: input.label,
		locale: input.locale,
		nodeId: input.nodeId,
		startedAt: new Date(clock.now()),
	});
	if (input.contactId !== null) await contacts.countConversation(tx, input.contactId, 1);
	await events.append(tx, "conversation.started", {
		conversationId: id,
		channel: input.channel,
		assistantId: input.assistant?.id ?? null,
		label: input.label,
	});
	return id;
}

export async function changeConversation(
	tx: Transaction,
	id: string,
	{ label, locale, assistant }: ConversationChange,
): Promise<void> {
	await tx
		.update(conversations)
		.set({
			...(label === undefined ? {} : { label }),
			...(locale === undefined ? {} : { locale }),
			...(assistant === undefined
				? {}
				: { assistantId: assistant.id, assistantName: assistant.name, assistantVersion: assistant.version }),
		})
		.where(eq(conversations.id, id));
}

/** Its columns as they are named in the table, but for the conversation and the number. */
const columnsOf = (turn: NewTurn) => ({
	id: turn.id,
	who: turn.who,
	generated: turn.generated,
	heard: turn.heard,
	interrupted: turn.interrupted,
	source: turn.source,
	origin: turn.origin,
	confidence: turn.confidence,
	start_ms: turn.startMs,
	end_ms: turn.endMs,
	latency: turn.latency,
	response_ms: responseMs(turn.latency),
	providers: turn.providers,
	cost_micros: turn.costMicros,
});

export async function addTurn({ events }: Deps, tx: Transaction, id: string, turn: NewTurn): Promise<Turn> {
	const added: Omit<Turn, "number"> = { ...turn, sentiment: null };
	const { rows } = await tx.execute<{ number: number | null }>(
		sql`select add_turn(${id}, ${JSON.stringify(columnsOf(turn))}, ${JSON.stringify(added)}) as number`,
	);
	const number = rows[0]?.number ?? null;
	if (number !== null) {
		events.appended(tx);
		return { ...added, number };
	}
	const [known] = await tx
		.select()
		.from(turns)
		.innerJoin(conversations, and(eq(conversations.id, turns.conversationId), eq(conversations.status, "live")))
		.where(and(eq(turns.conversationId, id), eq(turns.id, turn.id)));
	if (!known) throw new AppError("conflict", "The conversation is over.");
	// Written before: the answer to that commit was lost, and whoever wrote it tries again.
	const { conversationId: _conversation, responseMs: _response, ...stored } = known.turns;
	return stored;
}

export async function updateHeard({ events }: Deps, tx: Transaction, id: string, update: HeardTurn): Promise<void> {
	const { turnId, ...changed } = update;
	const found = await tx
		.update(turns)
		.set({ ...changed, ...(changed.latency ? { responseMs: responseMs(changed.latency) } : {}) })
		.where(and(eq(turns.conversationId, id), eq(turns.id, turnId)))
		.returning({ number: turns.number });
	if (found.length === 0) throw new AppError("not-found", "The conversation has no such turn.");
	await events.append(tx, "turn.heard", {
		conversationId: id,
		turnId,
		heard: changed.heard,
		interrupted: changed.interrupted,
	});
}

export async function saveRecording(tx: Transaction, id: string, recording: RecordingInfo): Promise<void> {
	await tx.update(conversations).set({ recording }).where(eq(conversations.id, id));
}

export async function countUsage(
	tx: Transaction,
	id: string,
	usage: Partial<Usage>,
	costMicros: number | null,
): Promise<void> {
	await tx.update(conversations).set(addUsage(usage, costMicros)).where(eq(conversations.id, id));
}

const responsePercentile = (
	share: number,
) => sql`(select percentile_cont(${share}) within group (order by ${turns.responseMs})::integer
	from ${turns} where ${turns.conversationId} = ${conversations.id})`;

/** Returns false when it was over already: then nothing changes. */
export async function end(
	{ events, clock, jobs }: EndDeps,
	tx: Transaction,
	id: string,
	input: ConversationEnd,
): Promise<boolean> {
	const now = clock.now();
	const [row] = await tx
		.select({ startedAt: conversations.startedAt })
		.from(conversations)
		.where(and(eq(conversations.id, id), eq(conversations.status, "live")))
		.for("update");
	if (!row) return false;
	const durationMs = Math.max(0, Math.round(input.durationMs ?? now - row.startedAt.getTime()));
	await tx
		.update(conversations)
		.set({
			status: "ended",
			endedAt: new Date(now),
			durationMs,
			endReason: input.reason,
			latencyP50Ms: responsePercentile(0.5),
			latencyP95Ms: responsePercentile(0.95),
			latencyP99Ms: responsePercentile(0.99),
			search: searchDocument(),
			...addUsage(input.usage, input.costMicros),
		})
		.where(eq(conversations.id, id));
	await events.append(tx, "conversation.ended", { conversationId: id, reason: input.reason, durationMs });
	await jobs.enqueue(tx, analyseConversation, { conversationId: id });
	return true;
}

/** Live again, as if it had not ended: it is analysed once it ends for good. */
export async function reopen({ events }: Deps, tx: Transaction, id: string): Promise<void> {
	const reopened = await tx
		.update(conversations)
		.set({
			status: "live",
			endedAt: null,
			durationMs: null,
			endReason: null,
			outcome: null,
			sentiment: null,
			summary: null,
		})
		.where(and(eq(conversations.id, id), eq(conversations.status, "ended")))
		.returning({ id: conversations.id });
	if (reopened.length === 0) return;
	await tx.delete(extractedValues).where(eq(extractedValues.conversationId, id));
	await tx.delete(analyses).where(eq(analyses.conversationId, id));
	await events.append(tx, "conversation.reopened", { conversationId: id });
}
