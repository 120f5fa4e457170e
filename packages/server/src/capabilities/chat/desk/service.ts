import type { InboxDetail, InboxNote, InboxTemplate, Turn } from "@centralita/contracts";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { emptyState } from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { uuidOf } from "../../../platform/time/index.ts";
import { chatTurn } from "../reply.ts";
import { type ChatSessionRow, chatSessions } from "../schema.ts";
import type { ChatService } from "../service.ts";
import { changeSession, lockChat, readChat } from "../store.ts";
import type { ChatDependencies, ChatPerson } from "../types.ts";
import { tellDesk, tellTyping } from "../typing.ts";
import { whatsappDesk } from "../whatsapp/desk.ts";
import { fillTemplate } from "../whatsapp/templates.ts";
import { type Actor, personOf, requireMine } from "./actor.ts";
import { createHandling, lockOpen, refuseClosed } from "./handling.ts";
import { toItem } from "./items.ts";
import { knownOf } from "./known.ts";
import type { Mentions } from "./mentions.ts";
import type { DeskMessage, DeskWriting } from "./writing.ts";

/** What the people of the company do with chats. */
export function createDesk(
	platform: Platform,
	dependencies: ChatDependencies,
	chat: ChatService,
	mentions: Pick<Mentions, "record">,
) {
	const { db, events, clock, relay } = platform;
	const { conversations, people } = dependencies;
	const whatsapp = whatsappDesk(clock);

	async function write(
		tx: Transaction,
		row: ChatSessionRow,
		me: ChatPerson,
		{ turnId, text, template }: DeskMessage,
	): Promise<Turn> {
		const { conversationId } = row;
		const turn = await conversations.addTurn(tx, conversationId, {
			...chatTurn(clock, row, { who: "user", text }),
			...(turnId === null ? {} : { id: turnId }),
		});
		await events.append(tx, "chat.answered", {
			conversationId,
			turnId: turn.id,
			text,
			userId: me.id,
			name: me.name,
			...(template ? { template } : {}),
		});
		await changeSession(tx, conversationId, { unread: 0, activeAt: new Date(clock.now()) });
		return turn;
	}

	const { give, ...handling } = createHandling(platform, dependencies, chat);
	return {
		...handling,
		/** For whoever writes first. */
		writing: { give, write } satisfies DeskWriting,
		people: () => people(db.query),

		/** Rejects with `not-found`. */
		async detail(id: string): Promise<InboxDetail> {
			const row = await readChat(db.query, id);
			const conversation = await conversations.get(db.query, id);
			const state = (await conversations.loadState(db.query, id)) ?? emptyState;
			const script = await chat.replies.load(db.query, row);
			return {
				...toItem(row, conversation),
				transcript: conversation.transcript,
				known: knownOf(script.scene, state),
				step: row.closedAt ? null : chat.replies.shown(script, state).step,
				whatsapp: await whatsapp.view(db.query, row),
				deliveries: await whatsapp.deliveries(db.query, row),
				lastEventNumber: conversation.lastEventNumber,
			};
		},

		/**
		 * Stored before it is answered, once under each key of a person. Rejects with `not-found`, `gone`, `conflict` unless
		 * one has the chat, `idempotency-conflict` for other words under the same key, and over WhatsApp with
		 * `window-closed` and `opted-out`.
		 */
		async say(
			id: string,
			{ text, key }: { text: string; key: string | null },
			actor: Actor,
		): Promise<{ turn: Turn; isRepeat: boolean }> {
			return db.transaction(async (tx) => {
				const me = personOf(actor);
				const row = await lockChat(tx, id);
				const turnId = key === null ? null : uuidOf(JSON.stringify([id, me.id, key]));
				const written = turnId === null ? null : await conversations.findTurn(tx, id, turnId);
				if (written && written.heard !== text)
					throw new AppError("idempotency-conflict", "This Idempotency-Key was used for another message.");
				if (written) return { turn: written, isRepeat: true };
				refuseClosed(row);
				requireMine(row, me);
				await whatsapp.requireOpen(tx, row);
				return { turn: await write(tx, row, me, { turnId, text }), isRepeat: false };
			});
		},

		/**
		 * Words that WhatsApp has approved, at any time. Rejects with `not-found`, `gone`, `conflict` on other channels and
		 * unless one has the chat, `validation-failed` without a value for each place, `opted-out`.
		 */
		async sendTemplate(id: string, template: z.infer<typeof InboxTemplate>, actor: Actor): Promise<Turn> {
			return db.transaction(async (tx) => {
				const row = await lockOpen(tx, id);
				const me = personOf(actor);
				requireMine(row, me);
				if (row.channel !== "whatsapp") throw new AppError("conflict", "Templates are for chats over WhatsApp.");
				const filled = await fillTemplate(tx, template);
				await whatsapp.requireConsent(tx, row);
				return write(tx, row, me, { turnId: null, ...filled });
			});
		},

		/** For colleagues only: the visitor never sees it. */
		async note(id: string, note: z.infer<typeof InboxNote>, actor: Actor): Promise<void> {
			await db.transaction(async (tx) => {
				await readChat(tx, id);
				await events.append(tx, "note.added", { conversationId: id, text: note.text, by: personOf(actor).name });
				await mentions.record(tx, id, note, actor);
			});
		},

		async read(id: string): Promise<void> {
			await readChat(db.query, id);
			await db.query
				.update(chatSessions)
				.set({ unread: 0 })
				.where(and(eq(chatSessions.conversationId, id), isNull(chatSessions.closedAt)));
		},

		async typing(id: string, actor: Actor): Promise<void> {
			const row = await readChat(db.query, id);
			const me = personOf(actor);
			if (row.closedAt === null && row.handler === "user" && row.userId === me.id) tellTyping(relay, id, "user", me);
		},

		async present(id: string, present: boolean, actor: Actor): Promise<void> {
			await readChat(db.query, id);
			tellDesk(relay, id, { type: "viewing", user: personOf(actor), present });
		},
	};
}

export type Desk = ReturnType<typeof createDesk>;
