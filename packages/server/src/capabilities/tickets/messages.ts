import { fillCannedReply, type TicketMessageCreate } from "@centralita/contracts";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { readCannedReply } from "./canned-replies.ts";
import type { Context } from "./context.ts";
import { type LifecycleEvent, nextStatus } from "./lifecycle.ts";
import { recordMentions } from "./mentions.ts";
import { eventOf } from "./record.ts";
import { type TicketRow, ticketMessages } from "./schema.ts";
import { finish } from "./sla.ts";
import { setStatus } from "./status.ts";
import { clockColumns, clocksOf, indexTicket, lockOpenTicket, nameOf, updateTicket } from "./store.ts";
import type { Actor, Author } from "./types.ts";

type NewMessage = {
	kind: "note" | "reply";
	text: string;
	author: Author;
	/** What the status follows; null leaves it. */
	event: LifecycleEvent | null;
	requestKey?: Buffer;
};

/** Writes on a locked ticket. Appends `ticket.replied`. Rejects with `conflict` when its status does not allow it. */
export async function addMessage(
	context: Context,
	tx: Transaction,
	row: TicketRow,
	{ kind, text, author, event, requestKey }: NewMessage,
): Promise<string> {
	const { platform } = context;
	const status = event === null ? row.status : nextStatus(row.status, event);
	if (status === null) throw new AppError("conflict", `The ticket is ${row.status}: this can no longer be written.`);
	const now = new Date(platform.clock.now());
	const id = uuidv7(now.getTime());
	await tx.insert(ticketMessages).values({
		id,
		ticketId: row.id,
		writtenOn: row.id,
		kind,
		authorKind: author.kind,
		authorId: "id" in author ? author.id : null,
		authorName: nameOf(author),
		text,
		at: now,
		requestKey: requestKey ?? null,
	});
	const by = nameOf(author);
	const isPublic = kind === "reply";
	await platform.events.append(tx, "ticket.replied", {
		...eventOf(row),
		messageId: id,
		public: isPublic,
		from: author.kind,
		by,
	});
	await setStatus(context, tx, await touch(context, tx, row, now, isPublic && author.kind !== "contact"), status, by);
	await indexTicket(tx, row.id);
	return id;
}

/** The first answer of the company keeps the first promise. */
async function touch({ settings }: Context, tx: Transaction, row: TicketRow, now: Date, answers: boolean) {
	if (!answers || row.firstResponseDoneAt !== null) return updateTicket(tx, row.id, { updatedAt: now });
	const calendar = settings.calendarOf(await settings.state(tx));
	const clocks = clocksOf(row);
	const firstResponse = finish(calendar, clocks.firstResponse, now);
	return updateTicket(tx, row.id, { ...clockColumns({ ...clocks, firstResponse }), updatedAt: now });
}

/** A note or a reply of somebody of the company, and where it moves the ticket. Rejects with `not-found`, `conflict`. */
export async function writeMessage(
	context: Context,
	tx: Transaction,
	id: string,
	message: TicketMessageCreate,
	actor: Actor & { author: Author },
): Promise<void> {
	const { author, ...by } = actor;
	const row = await lockOpenTicket(tx, id);
	const { kind, status, cannedReplyId, mentions: chosen } = message;
	const text =
		cannedReplyId === undefined
			? (message.text ?? "")
			: fillCannedReply((await readCannedReply(tx, cannedReplyId)).text, {
					name: row.requesterName,
					ticket: row.number,
					agent: nameOf(author),
				});
	const moved: LifecycleEvent | null = status && status !== row.status ? { type: "moved", to: status } : null;
	const event = moved ?? (kind === "reply" ? { type: "answered" as const } : null);
	const messageId = await addMessage(context, tx, row, { kind, text, author, event });
	if (kind === "note") await recordMentions(context, tx, row, { text, chosen }, by);
	await context.platform.audit.record(tx, {
		...by,
		action: kind === "reply" ? "ticket.replied" : "ticket.noted",
		subject: id,
		detail: { messageId, ...(status ? { status } : {}) },
	});
}
