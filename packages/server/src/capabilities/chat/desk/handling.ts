import type { Turn } from "@centralita/contracts";
import { emptyState } from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { ModelMessage } from "../../../ports/language-model.ts";
import { phrasesFor } from "../phrases.ts";
import { chatTurn } from "../reply.ts";
import type { ChatSessionRow } from "../schema.ts";
import type { ChatService } from "../service.ts";
import { changeSession, lockChat } from "../store.ts";
import type { ChatDependencies, ChatPerson } from "../types.ts";
import { type Actor, personOf, refuseAssistants, refuseOthers } from "./actor.ts";

/** Throws `gone` when it is over. */
export function refuseClosed({ closedAt }: ChatSessionRow): void {
	if (closedAt) throw new AppError("gone", "This chat is over.");
}

/** The chat, held until the transaction ends. Rejects with `not-found`, `gone` when it is over. */
export async function lockOpen(tx: Transaction, id: string): Promise<ChatSessionRow> {
	const row = await lockChat(tx, id);
	refuseClosed(row);
	return row;
}

/** As the dialogue remembers it: people of the company spoke in the assistant's place. */
const asMessages = (turns: readonly Turn[]): ModelMessage[] =>
	turns.map(({ who, heard }) => ({ role: who === "contact" ? "user" : "assistant", text: heard }));

/** Who has a chat: given, taken, handed back, closed. Each deed is in the audit log. */
export function createHandling(
	platform: Pick<Platform, "db" | "events" | "clock" | "audit">,
	{ conversations, people }: Pick<ChatDependencies, "conversations" | "people">,
	{ answering, replies, close }: Pick<ChatService, "answering" | "replies" | "close">,
) {
	const { db, events, clock, audit } = platform;

	/** Tells the visitor who writes to them from now on. Returns the number of that line. */
	async function announce(tx: Transaction, row: ChatSessionRow, person: ChatPerson): Promise<number> {
		const { conversationId } = row;
		const words = phrasesFor(row.locale).joined(person.name);
		const turn = chatTurn(clock, row, { who: "assistant", text: words, source: "handoff" });
		const { number } = await conversations.addTurn(tx, conversationId, turn);
		await events.append(tx, "chat.replied", {
			conversationId,
			turnId: turn.id,
			reply: words,
			stage: "agent",
			buttons: [],
		});
		return number;
	}

	/** From this commit on the assistant is silent, whatever it was composing. */
	async function give(
		tx: Transaction,
		row: ChatSessionRow,
		person: ChatPerson,
		{ announced }: { announced: boolean } = { announced: true },
	): Promise<void> {
		const { conversationId } = row;
		await answering.adopt(tx, row);
		const number = announced ? await announce(tx, row, person) : null;
		await events.append(tx, "chat.handled", {
			conversationId,
			handler: "user",
			userId: person.id,
			name: person.name,
			reason: row.reason,
		});
		await changeSession(tx, conversationId, {
			handler: "user",
			userId: person.id,
			userName: person.name,
			stage: "agent",
			buttons: [],
			step: null,
			activeAt: new Date(clock.now()),
			// What was said to a person before this one is still to be told to the assistant.
			...(row.handler === "assistant" && number !== null ? { toldTurns: number } : {}),
		});
	}

	return {
		give,

		/** Rejects with `not-found`, `gone`, and `conflict` when another person has it and no supervisor asks. */
		async take(id: string, actor: Actor): Promise<void> {
			await db.transaction(async (tx) => {
				const row = await lockOpen(tx, id);
				const me = personOf(actor);
				if (row.handler === "user" && row.userId === me.id) return;
				refuseOthers(row, actor);
				await give(tx, row, me);
				await changeSession(tx, id, { unread: 0 });
				const detail = row.handler === "user" ? { from: row.userName } : {};
				await audit.record(tx, { ...actor, action: "chat.taken", subject: id, detail });
			});
		},

		/** Rejects with `not-found` also when there is no such person who answers chats. */
		async assign(id: string, userId: string, actor: Actor): Promise<void> {
			await db.transaction(async (tx) => {
				const row = await lockOpen(tx, id);
				refuseOthers(row, actor);
				const person = (await people(tx)).find((one) => one.id === userId);
				if (!person) throw new AppError("not-found", "There is no such person who answers chats.");
				if (row.handler === "user" && row.userId === person.id) return;
				await give(tx, row, person);
				await audit.record(tx, { ...actor, action: "chat.assigned", subject: id, detail: { to: person.name } });
			});
		},

		/** The assistant goes on where its guide stood, and knows what was said meanwhile. */
		async handBack(id: string, note: string, actor: Actor): Promise<void> {
			await db.transaction(async (tx) => {
				const row = await lockOpen(tx, id);
				refuseAssistants(row);
				refuseOthers(row, actor);
				const script = await replies.load(tx, row);
				const { transcript } = await conversations.get(tx, id);
				const meanwhile = asMessages(transcript.filter(({ number }) => number > row.toldTurns));
				const before = (await conversations.loadState(tx, id)) ?? emptyState;
				const question = replies.question(script, before);
				const words = [phrasesFor(row.locale).handedBack, question].filter((line) => line !== "").join("\n");
				const state = replies.tell(script, before, [...meanwhile, { role: "assistant", text: words }], note);
				const { stage, buttons, step } = replies.shown(script, state);
				const turn = chatTurn(clock, row, { who: "assistant", text: words, source: "handoff" });
				const { number } = await conversations.addTurn(tx, id, turn);
				await conversations.saveState(tx, id, state);
				const by = personOf(actor);
				if (note !== "") await events.append(tx, "note.added", { conversationId: id, text: note, by: by.name });
				await events.append(tx, "chat.handled", {
					conversationId: id,
					handler: "assistant",
					userId: null,
					name: null,
					reason: null,
				});
				await events.append(tx, "chat.replied", {
					conversationId: id,
					turnId: turn.id,
					reply: words,
					stage,
					buttons,
					...(step ? { step } : {}),
				});
				await changeSession(tx, id, {
					handler: "assistant",
					userId: null,
					userName: null,
					queuedAt: null,
					queueId: null,
					reason: null,
					unread: 0,
					stage,
					buttons,
					step,
					toldTurns: number,
					activeAt: new Date(clock.now()),
				});
				await audit.record(tx, { ...actor, action: "chat.handed-back", subject: id });
			});
		},

		/** Ends the conversation. Once more changes nothing. */
		async close(id: string, actor: Actor): Promise<void> {
			await db.transaction(async (tx) => {
				const row = await lockChat(tx, id);
				personOf(actor);
				if (row.closedAt) return;
				refuseAssistants(row);
				refuseOthers(row, actor);
				await close(tx, id, "user-ended");
				await audit.record(tx, { ...actor, action: "chat.closed", subject: id });
			});
		},
	};
}
