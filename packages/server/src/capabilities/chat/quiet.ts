import { and, isNull, lt, ne } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { createCases } from "./case.ts";
import { phrasesFor } from "./phrases.ts";
import { chatTurn, type Replies } from "./reply.ts";
import { type ChatSessionRow, chatSessions } from "./schema.ts";
import { changeSession } from "./store.ts";
import type { ChatDependencies } from "./types.ts";

const hour = 3_600_000;

/** A chat that ended in silence is there again for people, and waits for one. Returns it as it is then. */
export async function reopen(
	{ events, clock }: Pick<Platform, "events" | "clock">,
	{ conversations }: Pick<ChatDependencies, "conversations">,
	tx: Transaction,
	row: ChatSessionRow,
): Promise<ChatSessionRow> {
	const { conversationId, channel } = row;
	await conversations.reopen(tx, conversationId);
	const reason = phrasesFor(row.locale).cameBack;
	const change = {
		closedAt: null,
		quiet: false,
		handler: "queue",
		userId: null,
		userName: null,
		queuedAt: new Date(clock.now()),
		reason,
		stage: "waiting",
		buttons: [],
		step: null,
	} as const;
	await changeSession(tx, conversationId, { ...change, buttons: [] });
	await events.append(tx, "handoff.requested", { conversationId, reason, channel });
	await events.append(tx, "chat.handled", { conversationId, handler: "queue", userId: null, name: null, reason });
	return { ...row, ...change, buttons: [] };
}

/** Chats with people in which nobody has said anything for long. */
export function createQuiet(platform: Platform, dependencies: ChatDependencies, replies: Replies) {
	const { db, events, clock, config } = platform;
	const { conversations } = dependencies;
	const openCase = createCases(platform, dependencies, replies);

	/** What nobody has answered becomes a case first. */
	async function end(tx: Transaction, row: ChatSessionRow): Promise<void> {
		const { conversationId } = row;
		const isUnanswered = row.handler === "queue" || row.unread > 0;
		const ticket = isUnanswered ? await openCase(tx, row, { kind: "assistant" }) : null;
		const reply = phrasesFor(row.locale).quiet(ticket?.number ?? null);
		const turn = chatTurn(clock, row, { who: "assistant", text: reply, source: "handoff" });
		const { number } = await conversations.addTurn(tx, conversationId, turn);
		const told = { conversationId, turnId: turn.id, reply, stage: "closed", buttons: [] } as const;
		const allowWhatsapp = ticket !== null && config.whatsappNumber !== null;
		await events.append(tx, "chat.replied", { ...told, buttons: [], ...(allowWhatsapp ? { allowWhatsapp } : {}) });
		await events.append(tx, "chat.closed", { conversationId, quiet: true });
		await changeSession(tx, conversationId, {
			closedAt: new Date(clock.now()),
			quiet: true,
			stage: "closed",
			buttons: [],
			step: null,
			toldTurns: number,
		});
		await conversations.end(tx, conversationId, { reason: "silence" });
	}

	return {
		/** A bounded number at a time. Returns how many. */
		async endQuiet(limit: number): Promise<number> {
			return db.transaction(async (tx) => {
				const before = new Date(clock.now() - config.chatPeopleIdleHours * hour);
				const rows = await tx
					.select()
					.from(chatSessions)
					.where(
						and(
							isNull(chatSessions.closedAt),
							ne(chatSessions.handler, "assistant"),
							lt(chatSessions.activeAt, before),
						),
					)
					.limit(limit)
					.for("update", { skipLocked: true });
				for (const row of rows) await end(tx, row);
				return rows.length;
			});
		},
	};
}
