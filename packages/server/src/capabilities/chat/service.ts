import type { ChatAnswer, ChatGreeting, ChatValidation, Locale } from "@centralita/contracts";
import { and, eq, isNull, lt, or } from "drizzle-orm";
import { emptyState } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { digest, newSecret } from "../../platform/security/secrets.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { type Answering, createAnswering } from "./answering.ts";
import { forgetImages } from "./images/index.ts";
import { linesOf } from "./lines.ts";
import { phrasesFor } from "./phrases.ts";
import { createQuiet, reopen } from "./quiet.ts";
import { chatTurn, choiceOf, createReplies, type Reply } from "./reply.ts";
import { type ChatInput, type ChatSessionRow, chatMessages, chatSessions } from "./schema.ts";
import { createScripts, greetingWith } from "./scripts.ts";
import { readChatSettings } from "./settings.ts";
import { changeSession, findMessage, findSession, lockSession, oneUnread } from "./store.ts";
import type { ChatDependencies } from "./types.ts";

const minute = 60_000;
/** Length of what a list shows of the last message. */
const lastWordsLength = 160;

/** Refused by the chat's own limit; `retryAfter` in seconds. */
export class SessionLimited extends Error {
	readonly retryAfter: number;
	constructor(retryAfter: number) {
		super("Too many messages in this chat.");
		this.retryAfter = retryAfter;
	}
}

/** Nothing more can be said in it. */
const isOver = ({ closedAt, quiet }: ChatSessionRow): boolean => closedAt !== null && !quiet;
const closed = () => new AppError("gone", "This chat is over: begin another with a greeting.");

/** A chat as it begins: the label is of whom it is with. */
export type OpenedChat = Pick<Reply, "choice" | "script" | "shown"> & { label: string; sessionId: string };

export type TakenInput = {
	input: ChatInput;
	key: string | null;
	/** Whether it counts against the chat's limit of a minute. */
	limited: boolean;
	/** Called once the contact's turn is stored, before anything answers it. */
	stored?: () => Promise<void>;
};

/** A message that is stored; `lease` when a model is to answer it. */
export type TakenMessage = { answer: ChatAnswer; lease: string | null; row: ChatSessionRow; messageId: string };

export function createChatService(platform: Platform, dependencies: ChatDependencies) {
	const { db, events, clock, config } = platform;
	const { conversations, nodeId } = dependencies;
	const scripts = createScripts(platform, dependencies);
	const replies = createReplies(platform, dependencies, scripts);
	const answering: Answering = createAnswering(platform, dependencies, replies);

	const shownOf = (row: ChatSessionRow) => ({
		stage: row.stage,
		buttons: row.buttons,
		...(row.step ? { step: row.step } : {}),
	});

	/** The answer of a message that a person, or the assistant later, will answer. */
	const laterOf = (row: ChatSessionRow, eventId: number): ChatAnswer => ({
		ok: true,
		reply: "",
		stage: row.stage,
		options: [],
		buttons: [],
		eventId,
	});

	/** Stores a chat that begins. */
	async function open(
		tx: Transaction,
		{ choice, script, shown, label, sessionId }: OpenedChat,
	): Promise<ChatSessionRow> {
		const now = new Date(clock.now());
		const { conversationId } = choice;
		await conversations.begin(tx, {
			id: conversationId,
			channel: choice.channel,
			assistant: { id: choice.assistantId, name: script.definition.name, version: choice.assistantVersion },
			contactId: null,
			label,
			locale: choice.locale,
			nodeId,
		});
		const [row] = await tx
			.insert(chatSessions)
			.values({
				tokenDigest: digest(sessionId),
				...choice,
				handler: "assistant",
				stage: shown.stage,
				buttons: shown.buttons,
				limitFrom: now,
				createdAt: now,
				activeAt: now,
			})
			.returning();
		if (!row) throw new Error("the chat was not stored");
		return row;
	}

	async function begin(locale: Locale): Promise<Omit<ChatGreeting, "csrfToken">> {
		const chat = { conversationId: uuidv7(clock.now()), contactId: null };
		const choice = await scripts.choose(db.query, locale, "web", chat);
		const { greetings } = await readChatSettings(db.query);
		const script = greetingWith(await scripts.load(db.query, choice), greetings[locale]);
		const reply = await replies.compose(
			db.query,
			{ script, choice, state: emptyState },
			{ type: "start" },
			{ model: false, signal: new AbortController().signal },
		);
		const sessionId = newSecret();
		return db.transaction(async (tx) => {
			const label = phrasesFor(locale).visitor;
			const row = await open(tx, { choice, script, shown: reply.shown, label, sessionId });
			const answer = await replies.store(tx, row, emptyState, reply);
			return {
				ok: true as const,
				greeting: answer.reply,
				reply: answer.reply,
				sessionId,
				locale,
				resumed: false,
				lastEventId: answer.eventId,
				stage: answer.stage,
				buttons: answer.buttons,
			};
		});
	}

	/** Where a chat stands, for whoever comes back to it; null when there is none, or it is over. */
	async function resume(sessionId: string): Promise<Omit<ChatGreeting, "csrfToken"> | null> {
		const row = await findSession(db.query, sessionId);
		if (!row || isOver(row)) return null;
		const lastEventId = await events.lastNumber(db.query, row.conversationId);
		const { transcript } = await conversations.get(db.query, row.conversationId);
		const said = transcript.findLast(({ who }) => who !== "contact")?.heard ?? "";
		const { locale } = row;
		return { ok: true, greeting: said, reply: said, sessionId, locale, resumed: true, lastEventId, ...shownOf(row) };
	}

	async function validate(sessionId: string): Promise<ChatValidation> {
		const row = await findSession(db.query, sessionId);
		if (!row) return { valid: false, error: "unknown_session" };
		if (isOver(row)) return { valid: false, error: "session_closed" };
		// First: what is appended meanwhile is then sent again to who resumes after it, rather than missed.
		const lastEventId = await events.lastNumber(db.query, row.conversationId);
		const { transcript } = await conversations.get(db.query, row.conversationId);
		const mayMove = config.whatsappNumber !== null && row.channel === "web";
		const cases = mayMove ? await dependencies.tickets.ofConversation(db.query, row.conversationId) : [];
		return {
			valid: true,
			session: {
				...shownOf(row),
				userLocale: row.locale,
				transcript: await linesOf(events, db.query, row, transcript),
				createdAt: row.createdAt.toISOString(),
				lastEventId,
				...(cases.length > 0 ? { allowWhatsapp: true } : {}),
			},
		};
	}

	/** One message against the limit of its minute. */
	function counted(row: ChatSessionRow): Pick<ChatSessionRow, "limitFrom" | "limitCount"> {
		const now = clock.now();
		const age = now - row.limitFrom.getTime();
		if (age >= minute || age < 0) return { limitFrom: new Date(now), limitCount: 1 };
		if (row.limitCount >= config.chatSessionMessagesPerMinute)
			throw new SessionLimited(Math.max(1, Math.ceil((minute - age) / 1000)));
		return { limitFrom: row.limitFrom, limitCount: row.limitCount + 1 };
	}

	/**
	 * Takes a message of a chat that is held: stored before anything answers it, once under each key. By rules it is
	 * answered in the same transaction; whatever else is left to do is `settle`'s.
	 */
	async function take(
		tx: Transaction,
		given: ChatSessionRow,
		{ input, key, limited, stored }: TakenInput,
	): Promise<TakenMessage> {
		const asked = digest(JSON.stringify(input));
		const signal = new AbortController().signal;
		const known = key === null ? null : await findMessage(tx, given.conversationId, key);
		if (known && !known.digest.equals(asked))
			throw new AppError("idempotency-conflict", "This Idempotency-Key was used for another message.");
		if (known) {
			const eventId = await events.lastNumber(tx, given.conversationId);
			return { answer: known.answer ?? laterOf(given, eventId), lease: null, row: given, messageId: known.id };
		}
		if (isOver(given)) throw closed();
		const limit = limited ? counted(given) : {};
		const row = given.quiet ? await reopen(platform, dependencies, tx, given) : given;
		const messageId = uuidv7(clock.now());
		const words = input.type === "text" ? input.text : input.label;
		const message = { id: messageId, conversationId: row.conversationId, key, digest: asked, input };
		const [before] = await Promise.all([
			row.handler === "assistant" ? conversations.loadState(tx, row.conversationId) : null,
			conversations.addTurn(tx, row.conversationId, chatTurn(clock, row, { who: "contact", text: words })),
		]);
		await stored?.();
		const activeAt = new Date(clock.now());
		const touched = {
			...limit,
			activeAt,
			lastWords: words.slice(0, lastWordsLength),
			...oneUnread(row, activeAt),
		};
		if (row.handler !== "assistant") {
			await changeSession(tx, row.conversationId, touched);
			const answer = laterOf(row, await events.lastNumber(tx, row.conversationId));
			await tx.insert(chatMessages).values({ ...message, answered: true, answer });
			return { answer, lease: null, row, messageId };
		}
		const busy = row.answering !== null && (row.answeringUntil?.getTime() ?? 0) > clock.now();
		const waiting = row.unanswered > 0 || busy;
		const state = before ?? emptyState;
		const script = await replies.load(tx, row);
		const model = !waiting && answering.hasRoom() && replies.usesModel(script, state, input);
		if (!waiting && !model) {
			const from = { script, choice: choiceOf(row), state };
			const reply = await replies.compose(tx, from, input, { model: false, signal });
			const answer = await replies.store(tx, row, state, reply, touched);
			await tx.insert(chatMessages).values({ ...message, answered: true, answer });
			if (state.slots.consent !== "decline" && reply.composed.state.slots.consent === "decline")
				await withdraw(tx, row.conversationId);
			return { answer, lease: null, row, messageId };
		}
		await tx.insert(chatMessages).values(message);
		await changeSession(tx, row.conversationId, { ...touched, unanswered: row.unanswered + 1 });
		const lease = busy ? null : await answering.take(tx, row.conversationId);
		const answer = laterOf(row, await events.lastNumber(tx, row.conversationId));
		return { answer, lease, row, messageId };
	}

	/**
	 * Once a message's transaction has committed: a model's answer comes when it comes, and to several messages at once
	 * where they came meanwhile.
	 */
	async function settle({ answer, lease, row, messageId }: TakenMessage): Promise<ChatAnswer> {
		if (lease === null) return answer;
		return (await answering.run(row.conversationId, lease, messageId)) ?? answer;
	}

	/** A visitor's message. */
	const receive = async (sessionId: string, input: ChatInput, key: string | null): Promise<ChatAnswer> =>
		settle(
			await db.transaction(async (tx) => take(tx, await lockSession(tx, sessionId), { input, key, limited: true })),
		);

	/** Whoever does not agree to being written down is not: nothing of the chat stays. */
	async function withdraw(tx: Transaction, conversationId: string): Promise<void> {
		await forgetImages(platform.jobs, dependencies.tickets, tx, conversationId);
		await tx.delete(chatSessions).where(eq(chatSessions.conversationId, conversationId));
		await conversations.forget(tx, conversationId, "contact");
	}

	async function close(tx: Transaction, conversationId: string, reason: "assistant-ended" | "user-ended" | "silence") {
		await events.append(tx, "chat.closed", { conversationId });
		await changeSession(tx, conversationId, {
			closedAt: new Date(clock.now()),
			stage: "closed",
			buttons: [],
			step: null,
		});
		await conversations.end(tx, conversationId, { reason });
	}

	/** Chats whose visitor is gone end, a bounded number at a time. Returns how many. */
	async function endIdle(limit: number): Promise<number> {
		const before = (ms: number) => new Date(clock.now() - ms);
		return db.transaction(async (tx) => {
			const idle = await tx
				.select({ id: chatSessions.conversationId, stage: chatSessions.stage })
				.from(chatSessions)
				.where(
					and(
						isNull(chatSessions.closedAt),
						eq(chatSessions.handler, "assistant"),
						eq(chatSessions.unanswered, 0),
						or(
							and(eq(chatSessions.stage, "closed"), lt(chatSessions.activeAt, before(config.chatIdleMinutes * minute))),
							lt(chatSessions.activeAt, before(config.chatSessionHours * 60 * minute)),
						),
					),
				)
				.limit(limit)
				.for("update", { skipLocked: true });
			for (const { id, stage } of idle) await close(tx, id, stage === "closed" ? "assistant-ended" : "silence");
			return idle.length;
		});
	}

	return {
		scripts,
		open,
		take,
		settle,
		begin,
		resume,
		validate,
		receive,
		close,
		withdraw,
		endIdle,
		endQuiet: createQuiet(platform, dependencies, replies).endQuiet,
		answering,
		replies,
		session: findSession,
	};
}

export type ChatService = ReturnType<typeof createChatService>;
