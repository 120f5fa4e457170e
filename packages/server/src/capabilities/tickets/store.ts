import type { TicketAuthor, TicketClock, TicketSummary } from "@centralita/contracts";
import { eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { type TicketRow, ticketColumns, ticketMessages, tickets } from "./schema.ts";
import type { Clocks, Promised } from "./sla.ts";
import type { Author } from "./types.ts";

const missing = () => new AppError("not-found", "There is no such ticket.");

export async function readTicket(db: Queryable, id: string): Promise<TicketRow> {
	const [row] = await db.select(ticketColumns).from(tickets).where(eq(tickets.id, id));
	if (!row) throw missing();
	return row;
}

/** For a change: nobody else changes it until the transaction ends. */
export async function lockTicket(tx: Transaction, id: string): Promise<TicketRow> {
	const [row] = await tx.select(ticketColumns).from(tickets).where(eq(tickets.id, id)).for("update");
	if (!row) throw missing();
	return row;
}

/** As `lockTicket`. Rejects with `conflict` when it was merged: what happens then happens on the other one. */
export async function lockOpenTicket(tx: Transaction, id: string): Promise<TicketRow> {
	const row = await lockTicket(tx, id);
	if (row.mergedInto !== null) throw new AppError("conflict", "The ticket was merged into another one.");
	return row;
}

export async function updateTicket(
	tx: Transaction,
	id: string,
	change: Partial<typeof tickets.$inferInsert>,
): Promise<TicketRow> {
	const [row] = await tx.update(tickets).set(change).where(eq(tickets.id, id)).returning(ticketColumns);
	if (!row) throw missing();
	return row;
}

/** Indexes the words of a ticket and of what was written on it. */
export async function indexTicket(tx: Transaction, id: string): Promise<void> {
	const words = sql`concat_ws(' ', ${tickets.subject}, ${tickets.description}, ${tickets.requesterName},
		array_to_string(${tickets.tags}, ' '),
		(select string_agg(${ticketMessages.text}, ' ') from ${ticketMessages} where ${ticketMessages.ticketId} = ${id}))`;
	const label = sql`concat_ws(' ', ${tickets.number}, ${tickets.requesterName}, ${tickets.requesterEmail}, ${tickets.requesterPhone})`;
	await tx
		.update(tickets)
		.set({ search: sql`search_document(${tickets.locale}, ${words}) || search_label(${label})` })
		.where(eq(tickets.id, id));
}

/** Numbers by id, for those that were merged. */
async function readNumbers(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select({ id: tickets.id, number: tickets.number })
		.from(tickets)
		.where(inArray(tickets.id, [...ids]));
	return new Map(rows.map(({ id, number }) => [id, number]));
}

export const clocksOf = (row: TicketRow): Clocks => ({
	firstResponse: {
		targetMs: row.firstResponseTargetMs,
		dueAt: row.firstResponseDueAt,
		leftMs: row.firstResponseLeftMs,
		doneAt: row.firstResponseDoneAt,
	},
	resolution: {
		targetMs: row.resolutionTargetMs,
		dueAt: row.resolutionDueAt,
		leftMs: row.resolutionLeftMs,
		doneAt: row.resolutionDoneAt,
	},
});

export const clockColumns = ({ firstResponse, resolution }: Clocks) => ({
	firstResponseTargetMs: firstResponse.targetMs,
	firstResponseDueAt: firstResponse.dueAt,
	firstResponseLeftMs: firstResponse.leftMs,
	firstResponseDoneAt: firstResponse.doneAt,
	resolutionTargetMs: resolution.targetMs,
	resolutionDueAt: resolution.dueAt,
	resolutionLeftMs: resolution.leftMs,
	resolutionDoneAt: resolution.doneAt,
});

const toClock = ({ dueAt, leftMs, doneAt }: Promised, breachedAt: Date | null): TicketClock => ({
	dueAt: dueAt?.toISOString() ?? null,
	leftMs,
	doneAt: doneAt?.toISOString() ?? null,
	breachedAt: breachedAt?.toISOString() ?? null,
});

/** `numbers` has those of the tickets that others were merged into. */
function toSummary(row: TicketRow, numbers: ReadonlyMap<string, string>): TicketSummary {
	const { firstResponse, resolution } = clocksOf(row);
	return {
		id: row.id,
		number: row.number,
		subject: row.subject,
		status: row.status,
		priority: row.priority,
		channel: row.channel,
		locale: row.locale,
		requester: { name: row.requesterName, email: row.requesterEmail, phone: row.requesterPhone },
		contactId: row.contactId,
		conversationId: row.conversationId,
		assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? "" },
		queueId: row.queueId,
		tags: row.tags,
		mergedInto: row.mergedInto === null ? null : { id: row.mergedInto, number: numbers.get(row.mergedInto) ?? "" },
		firstResponse: toClock(firstResponse, row.firstResponseBreachedAt),
		resolution: toClock(resolution, row.resolutionBreachedAt),
		createdAt: row.createdAt.toISOString(),
		updatedAt: row.updatedAt.toISOString(),
	};
}

export async function toSummaries(db: Queryable, rows: readonly TicketRow[]): Promise<TicketSummary[]> {
	const numbers = await readNumbers(
		db,
		rows.flatMap(({ mergedInto }) => mergedInto ?? []),
	);
	return rows.map((row) => toSummary(row, numbers));
}

export const nameOf = (author: Author): string | null => ("name" in author ? author.name : null);
export const toAuthor = (kind: z.infer<typeof TicketAuthor>["kind"], name: string | null) => ({ kind, name });
