import { type InboxQueue, type InboxQueueSave, mostInboxQueues } from "@centralita/contracts";
import { asc, eq, ne, sql } from "drizzle-orm";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { TicketQueues } from "../../tickets/index.ts";
import { type Actor, personOf, refuseAssistants, refuseOthers } from "../desk/actor.ts";
import { lockOpen } from "../desk/handling.ts";
import { chatQueueMembers, chatQueues, chatSessions } from "../schema.ts";
import { changeSession } from "../store.ts";
import type { ChatDependencies } from "../types.ts";

const missing = () => new AppError("not-found", "There is no such queue.");
const wrong = (path: string, message: string) =>
	new AppError("validation-failed", "The queue cannot be like that.", { fields: [{ path, message }] });

/** Named lines of waiting chats. Changes reject with `not-found` and `validation-failed`, and are in the audit log. */
export function createQueues(
	{ db, events, clock, audit }: Pick<Platform, "db" | "events" | "clock" | "audit">,
	{ people, tickets }: Pick<ChatDependencies, "people" | "tickets">,
) {
	async function list(query: Queryable): Promise<InboxQueue[]> {
		const queues = await query.select().from(chatQueues).orderBy(asc(chatQueues.id));
		const members = await query.select().from(chatQueueMembers).orderBy(asc(chatQueueMembers.userId));
		return queues.map((queue) => ({
			...queue,
			memberIds: members.filter(({ queueId }) => queueId === queue.id).map(({ userId }) => userId),
		}));
	}

	async function check(tx: Transaction, id: string, { name, memberIds }: InboxQueueSave): Promise<void> {
		// One at a time, so that what is counted and compared here still holds when it is written.
		await tx.execute(sql`lock table ${chatQueues} in share row exclusive mode`);
		const others = await tx.select({ name: chatQueues.name }).from(chatQueues).where(ne(chatQueues.id, id));
		if (others.length >= mostInboxQueues) throw wrong("name", `would be one more than ${mostInboxQueues} queues`);
		if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) throw wrong("name", "is taken");
		const known = new Set((await people(tx)).map((person) => person.id));
		if (!memberIds.every((member) => known.has(member))) throw wrong("memberIds", "has somebody who answers no chats");
	}

	async function write(tx: Transaction, id: string, { memberIds, ...queue }: InboxQueueSave): Promise<InboxQueue> {
		await tx
			.insert(chatQueues)
			.values({ id, ...queue })
			.onConflictDoUpdate({ target: chatQueues.id, set: queue });
		await tx.delete(chatQueueMembers).where(eq(chatQueueMembers.queueId, id));
		const members = [...new Set(memberIds)].map((userId) => ({ queueId: id, userId }));
		if (members.length > 0) await tx.insert(chatQueueMembers).values(members);
		const saved = (await list(tx)).find((one) => one.id === id);
		if (!saved) throw missing();
		return saved;
	}

	async function nameOf(tx: Transaction, id: string): Promise<string> {
		const [queue] = await tx.select({ name: chatQueues.name }).from(chatQueues).where(eq(chatQueues.id, id));
		if (!queue) throw missing();
		return queue.name;
	}

	return {
		list: () => list(db.query),

		add: (save: InboxQueueSave, actor: Actor): Promise<InboxQueue> =>
			db.transaction(async (tx) => {
				const id = uuidv7(clock.now());
				await check(tx, id, save);
				await audit.record(tx, { ...actor, action: "queue.created", subject: id, detail: { name: save.name } });
				return write(tx, id, save);
			}),

		replace: (id: string, save: InboxQueueSave, actor: Actor): Promise<InboxQueue> =>
			db.transaction(async (tx) => {
				await check(tx, id, save);
				await nameOf(tx, id);
				await audit.record(tx, { ...actor, action: "queue.changed", subject: id, detail: { name: save.name } });
				return write(tx, id, save);
			}),

		/** Its chats and tickets are in the default queue from then on. */
		remove: (id: string, actor: Actor): Promise<void> =>
			db.transaction(async (tx) => {
				const name = await nameOf(tx, id);
				await tx.delete(chatQueues).where(eq(chatQueues.id, id));
				await tickets.leaveQueue(tx, id);
				await audit.record(tx, { ...actor, action: "queue.removed", subject: id, detail: { name } });
			}),

		/** Rejects with `not-found`, `gone` when the chat is over, `conflict` when the assistant or another person has it. */
		move: (chatId: string, queueId: string | null, actor: Actor): Promise<void> =>
			db.transaction(async (tx) => {
				const row = await lockOpen(tx, chatId);
				const me = personOf(actor);
				refuseAssistants(row);
				refuseOthers(row, actor);
				if (row.queueId === queueId) return;
				const name = queueId === null ? null : await nameOf(tx, queueId);
				await changeSession(tx, chatId, { queueId });
				await events.append(tx, "chat.moved", { conversationId: chatId, queueId, name, by: me.name });
				await audit.record(tx, { ...actor, action: "chat.moved", subject: chatId, detail: { to: name } });
			}),
	};
}

/** What tickets know of queues. */
export const ticketQueues: TicketQueues = {
	list: (db) => db.select({ id: chatQueues.id, name: chatQueues.name }).from(chatQueues).orderBy(asc(chatQueues.id)),
	async hold(tx, id) {
		const [queue] = await tx
			.select({ name: chatQueues.name })
			.from(chatQueues)
			.where(eq(chatQueues.id, id))
			.for("key share");
		return queue?.name ?? null;
	},
	async ofMember(db, userId) {
		const rows = await db
			.select({ id: chatQueueMembers.queueId })
			.from(chatQueueMembers)
			.where(eq(chatQueueMembers.userId, userId));
		return rows.map(({ id }) => id);
	},
	async ofConversation(db, conversationId) {
		const [chat] = await db
			.select({ queueId: chatSessions.queueId })
			.from(chatSessions)
			.where(eq(chatSessions.conversationId, conversationId));
		return chat?.queueId ?? null;
	},
};

export type Queues = ReturnType<typeof createQueues>;
