import { type Mention, mentionedIn } from "@centralita/contracts";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import type { Context } from "./context.ts";
import { eventOf } from "./record.ts";
import { type TicketRow, ticketMentions } from "./schema.ts";
import type { Actor } from "./types.ts";

/** Keeps for those whom a note names that it does. Only who works on tickets is named; nobody names themselves. */
export async function recordMentions(
	{ platform, users }: Context,
	tx: Transaction,
	row: TicketRow,
	{ text, chosen }: { text: string; chosen: readonly string[] },
	actor: Actor,
): Promise<void> {
	if (!text.includes("@")) return;
	const by = actor.principal?.name ?? null;
	const named = mentionedIn(text, await users.readers(tx), chosen).filter(({ id }) => id !== actor.principal?.id);
	if (named.length === 0) return;
	const latest = { by, at: new Date(platform.clock.now()), seenAt: null };
	for (const { id: userId, name } of named) {
		await tx
			.insert(ticketMentions)
			.values({ ticketId: row.id, userId, ...latest })
			.onConflictDoUpdate({ target: [ticketMentions.ticketId, ticketMentions.userId], set: latest });
		await platform.events.append(tx, "mention.created", { ...eventOf(row), userId, name, by });
	}
	const names = named.map(({ name }) => name);
	await platform.audit.record(tx, { ...actor, action: "ticket.mentioned", subject: row.id, detail: { users: names } });
}

/** Whoever looks at a ticket has seen where they are named. */
export async function seeMentions({ platform }: Context, ticketId: string, userId: string): Promise<void> {
	await platform.db.query
		.update(ticketMentions)
		.set({ seenAt: new Date(platform.clock.now()) })
		.where(
			and(eq(ticketMentions.ticketId, ticketId), eq(ticketMentions.userId, userId), isNull(ticketMentions.seenAt)),
		);
}

/** A person's mentions in those tickets, by the ticket. */
export async function mentionsIn(
	db: Queryable,
	userId: string | null,
	ids: readonly string[],
): Promise<Map<string, Mention>> {
	if (userId === null || ids.length === 0) return new Map();
	const rows = await db
		.select()
		.from(ticketMentions)
		.where(and(inArray(ticketMentions.ticketId, [...ids]), eq(ticketMentions.userId, userId)));
	return new Map(
		rows.map(({ ticketId, by, at, seenAt }) => [ticketId, { by, at: at.toISOString(), seen: seenAt !== null }]),
	);
}
