import { randomUUID } from "node:crypto";
import type { ChatAnswer } from "@centralita/contracts";
import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { emptyState } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import { phrasesFor } from "./phrases.ts";
import { queueFor } from "./queues/queue-for.ts";
import { chatTurn, choiceOf, type Replies } from "./reply.ts";
import { type ChatInput, type ChatMessageRow, type ChatSessionRow, chatSessions } from "./schema.ts";
import { changeSession, closeMessages, lockChat, openMessages } from "./store.ts";
import type { ChatDependencies } from "./types.ts";
import { tellTyping } from "./typing.ts";

/** How long one process has for an answer before another may try. */
const leaseMs = 45_000;
/** Then a chat that got no answer is shown to people. */
const patienceMs = 120_000;

const data = z.object({ conversationId: z.uuid() });
const job = { name: "chat.answer", schema: data };

/** Answers of a language model: one process at a time, each message once, nothing lost when it dies. */
export type Answering = {
	/** Whether this process may ask a model for one more reply. */
	hasRoom(): boolean;
	busy(): number;
	/** Takes the right to answer, in the transaction of the message. */
	take(tx: Transaction, conversationId: string): Promise<string>;
	/**
	 * Takes what waits out of the assistant's hands, in the transaction that gives the chat to somebody else: whatever is
	 * being composed is dropped, and the dialogue remembers what was asked.
	 */
	adopt(tx: Transaction, row: ChatSessionRow): Promise<void>;
	/** Answers all that waits; resolves to the answer of that message, null when somebody else gives it. */
	run(conversationId: string, lease: string, messageId: string | null): Promise<ChatAnswer | null>;
	/** Asks no model for more; what is still under way when `signal` aborts is left to people, visibly. */
	drain(signal: AbortSignal): Promise<void>;
	readonly job: JobDefinition<typeof data>;
	/** Chats that wait too long go to people. Returns how many. */
	handOverLate(limit: number): Promise<number>;
};

/** Several messages that came one after the other are one question; a pressed button is answered by itself. */
function batchOf(messages: readonly ChatMessageRow[]): { input: ChatInput; ids: string[] } | null {
	const [first] = messages;
	if (!first) return null;
	if (first.input.type !== "text") return { input: first.input, ids: [first.id] };
	const texts: string[] = [];
	const ids: string[] = [];
	for (const { id, input } of messages) {
		if (input.type !== "text") break;
		texts.push(input.text);
		ids.push(id);
	}
	return { input: { type: "text", text: texts.join("\n") }, ids };
}

export function createAnswering(platform: Platform, { conversations }: ChatDependencies, replies: Replies): Answering {
	const { db, events, clock, config, jobs, log, relay } = platform;
	const stopped = new AbortController();
	let underway = 0;
	let draining = false;
	let idle: () => void = () => {};

	async function take(tx: Transaction, conversationId: string): Promise<string> {
		const lease = randomUUID();
		await changeSession(tx, conversationId, { answering: lease, answeringUntil: new Date(clock.now() + leaseMs) });
		await jobs.enqueue(
			tx,
			job,
			{ conversationId },
			{
				startAfterSeconds: Math.ceil(leaseMs / 1000) + 1,
				singletonKey: conversationId,
			},
		);
		return lease;
	}

	const release = { answering: null, answeringUntil: null };

	async function adopt(tx: Transaction, row: ChatSessionRow): Promise<void> {
		const { conversationId } = row;
		const open = await openMessages(tx, conversationId);
		await changeSession(tx, conversationId, { ...release, unanswered: 0 });
		if (open.length === 0) return;
		const state = (await conversations.loadState(tx, conversationId)) ?? emptyState;
		const said = open.map(({ input }) => ({
			role: "user" as const,
			text: input.type === "text" ? input.text : input.label,
		}));
		await conversations.saveState(tx, conversationId, replies.tell(await replies.load(tx, row), state, said));
		await closeMessages(
			tx,
			open.map(({ id }) => id),
			null,
		);
	}

	/** Gives the chat to people, with words for the visitor. */
	async function handOver(tx: Transaction, row: ChatSessionRow, reason: string): Promise<void> {
		const { conversationId } = row;
		await adopt(tx, row);
		const reply = phrasesFor(row.locale).toPeople;
		const turn = chatTurn(clock, row, { who: "assistant", text: reply, source: "handoff" });
		const { number } = await conversations.addTurn(tx, conversationId, turn);
		await events.append(tx, "chat.replied", { conversationId, turnId: turn.id, reply, stage: "waiting", buttons: [] });
		await events.append(tx, "handoff.requested", { conversationId, reason, channel: row.channel });
		await events.append(tx, "chat.handled", { conversationId, handler: "queue", userId: null, name: null, reason });
		await changeSession(tx, conversationId, {
			handler: "queue",
			queuedAt: new Date(clock.now()),
			queueId: await queueFor(tx, row, (await conversations.loadState(tx, conversationId)) ?? emptyState),
			reason,
			stage: "waiting",
			buttons: [],
			step: null,
			toldTurns: number,
		});
	}

	/** One batch. Returns its answer and its messages, or null when there is nothing (more) for this lease. */
	async function answerOnce(conversationId: string, lease: string) {
		const from = await db.transaction(async (tx) => {
			const row = await lockChat(tx, conversationId);
			if (row.answering !== lease) return null;
			const batch = row.handler === "assistant" ? batchOf(await openMessages(tx, conversationId)) : null;
			if (!batch) {
				await changeSession(tx, conversationId, release);
				return null;
			}
			await changeSession(tx, conversationId, { answeringUntil: new Date(clock.now() + leaseMs) });
			const state = (await conversations.loadState(tx, conversationId)) ?? emptyState;
			return { row, batch, state, script: await replies.load(tx, row) };
		});
		if (!from) return null;
		const { row, batch, state, script } = from;
		tellTyping(relay, conversationId, "assistant", null);
		const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(leaseMs)]);
		const reply = await replies.compose(db.query, { script, choice: choiceOf(row), state }, batch.input, {
			model: replies.usesModel(script, state, batch.input),
			signal,
		});
		return db.transaction(async (tx) => {
			const now = await lockChat(tx, conversationId);
			if (now.answering !== lease) return null;
			if (now.handler !== "assistant") {
				// Somebody took over meanwhile: what the assistant was about to say stays unsaid.
				await changeSession(tx, conversationId, release);
				return null;
			}
			const answer = await replies.store(tx, now, state, reply);
			await changeSession(tx, conversationId, { unanswered: Math.max(0, now.unanswered - batch.ids.length) });
			await closeMessages(tx, batch.ids, answer);
			return { answer, ids: batch.ids };
		});
	}

	async function run(conversationId: string, lease: string, messageId: string | null): Promise<ChatAnswer | null> {
		underway++;
		let mine: ChatAnswer | null = null;
		try {
			for (;;) {
				const done = await answerOnce(conversationId, lease);
				if (!done) return mine;
				if (messageId !== null && done.ids.includes(messageId)) mine = done.answer;
			}
		} catch (error) {
			log.warn({ err: error, conversationId }, "a chat could not be answered; people are told");
			await db
				.transaction(async (tx) => {
					const row = await lockChat(tx, conversationId);
					if (row.answering === lease && row.handler === "assistant")
						await handOver(tx, row, stopped.signal.aborted ? "server-stopped" : "assistant-failed");
				})
				.catch((failure) => log.error({ err: failure, conversationId }, "a chat could not be handed over"));
			return mine;
		} finally {
			underway--;
			if (underway === 0) idle();
		}
	}

	return {
		hasRoom: () => !draining && underway < config.chatModelReplies,
		busy: () => underway,
		take,
		adopt,
		run,
		async drain(signal) {
			draining = true;
			if (underway === 0) return;
			const over = new Promise<void>((resolve) => {
				idle = resolve;
			});
			signal.addEventListener("abort", () => stopped.abort(), { once: true });
			await over;
		},
		job: {
			...job,
			concurrency: 2,
			retryLimit: 5,
			expireInSeconds: 120,
			async run({ conversationId }) {
				const lease = await db.transaction(async (tx) => {
					const [row] = await tx
						.select()
						.from(chatSessions)
						.where(eq(chatSessions.conversationId, conversationId))
						.for("update");
					if (!row || row.closedAt || row.handler !== "assistant" || row.unanswered === 0) return null;
					if (row.answering !== null && (row.answeringUntil?.getTime() ?? 0) > clock.now()) {
						await jobs.enqueue(
							tx,
							job,
							{ conversationId },
							{
								startAfterSeconds: Math.ceil(leaseMs / 1000),
								singletonKey: conversationId,
							},
						);
						return null;
					}
					return take(tx, conversationId);
				});
				if (lease !== null) await run(conversationId, lease, null);
			},
		},
		async handOverLate(limit) {
			return db.transaction(async (tx) => {
				const late = await tx
					.select()
					.from(chatSessions)
					.where(
						and(
							isNull(chatSessions.closedAt),
							eq(chatSessions.handler, "assistant"),
							gt(chatSessions.unanswered, 0),
							lt(chatSessions.activeAt, new Date(clock.now() - patienceMs)),
							or(isNull(chatSessions.answeringUntil), sql`${chatSessions.answeringUntil} < ${new Date(clock.now())}`),
						),
					)
					.limit(limit)
					.for("update", { skipLocked: true });
				for (const row of late) await handOver(tx, row, "assistant-failed");
				return late.length;
			});
		},
	};
}
