import type { InboxQueueFilter } from "@centralita/contracts";
import { eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import type { Context } from "./context.ts";
import { tickets } from "./schema.ts";
import type { NewTicket } from "./types.ts";

/** Tickets in a queue, or in any of those that a user is a member of; a program is a member of none. */
export async function inQueue(
	{ queues }: Context,
	db: Queryable,
	queue: InboxQueueFilter | undefined,
	me: string | null,
): Promise<SQL | undefined> {
	if (queue === undefined) return undefined;
	if (queue === "default") return isNull(tickets.queueId);
	if (queue !== "mine") return eq(tickets.queueId, queue);
	const ids = me === null ? [] : await queues.ofMember(db, me);
	return ids.length === 0 ? sql`false` : inArray(tickets.queueId, ids);
}

/** The queue of a ticket that is opened. */
export async function queueOfNew(
	{ queues }: Context,
	tx: Transaction,
	{ queueId, conversationId }: Pick<NewTicket, "queueId" | "conversationId">,
): Promise<string | null> {
	const wanted =
		queueId === undefined && conversationId !== null ? await queues.ofConversation(tx, conversationId) : queueId;
	return wanted && (await queues.hold(tx, wanted)) !== null ? wanted : null;
}

/** The name of the queue that somebody asks for. Rejects with `validation-failed` when there is no such queue. */
export async function queueNamed({ queues }: Context, tx: Transaction, id: string): Promise<string> {
	const name = await queues.hold(tx, id);
	if (name !== null) return name;
	throw new AppError("validation-failed", "There is no such queue.", {
		fields: [{ path: "queueId", message: "is not there" }],
	});
}

export async function queueNames({ queues }: Context, db: Queryable): Promise<ReadonlyMap<string, string>> {
	return new Map((await queues.list(db)).map(({ id, name }) => [id, name]));
}
