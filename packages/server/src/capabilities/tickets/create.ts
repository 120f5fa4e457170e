import { eq } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Context } from "./context.ts";
import { newNumber } from "./number.ts";
import { queueOfNew } from "./queue.ts";
import { eventOf, recordChanges } from "./record.ts";
import { ticketColumns, tickets } from "./schema.ts";
import { begin } from "./sla.ts";
import { clockColumns, indexTicket, nameOf } from "./store.ts";
import type { NewTicket } from "./types.ts";

const subjectLength = 200;
/** Of 729 million numbers a day: more than one repetition does not happen. */
const attempts = 5;

function unlessGone(error: unknown): null {
	if (error instanceof AppError && error.code === "not-found") return null;
	throw error;
}

async function contactOf({ contacts, conversations }: Context, db: Queryable, input: NewTicket) {
	if (input.contactId !== null) return contacts.get(db, input.contactId);
	if (input.conversationId !== null) {
		const conversation = (await conversations.summaries(db, [input.conversationId])).get(input.conversationId);
		const named = conversation?.contact && (await contacts.get(db, conversation.contact.id).catch(unlessGone));
		if (named) return named;
	}
	const { phone, email } = input.requester;
	return contacts.findContact(db, { phone: phone ?? undefined, email: email ?? undefined });
}

const subjectOf = (text: string): string => {
	const line = text.trim().split(/\s*\n/)[0] ?? "";
	return line.length <= subjectLength ? line : `${line.slice(0, subjectLength - 1).trimEnd()}…`;
};

const idOfKey = async (tx: Transaction, key: string) => {
	const [row] = await tx
		.select({ id: tickets.id, number: tickets.number })
		.from(tickets)
		.where(eq(tickets.requestKey, key));
	return row;
};

/**
 * Opens a ticket. Appends `ticket.created`, into its conversation when it has one.
 * @throws AppError `not-found` for a contact that there is not
 */
export async function createTicket(
	context: Context,
	tx: Transaction,
	input: NewTicket,
): Promise<{ id: string; number: string }> {
	const { platform, settings } = context;
	const known = input.key === undefined ? undefined : await idOfKey(tx, input.key);
	if (known) return known;
	const contact = await contactOf(context, tx, input);
	const current = await settings.state(tx);
	const calendar = settings.calendarOf(current);
	const now = new Date(platform.clock.now());
	const priority = input.priority ?? "normal";
	const target = current.targets[priority];
	const { requester, openedBy } = input;
	const values = {
		id: uuidv7(now.getTime()),
		requestKey: input.key ?? null,
		subject: subjectOf(input.subject),
		description: input.description,
		status: "new" as const,
		priority,
		channel: input.channel,
		locale: input.locale,
		conversationId: input.conversationId,
		contactId: contact?.id ?? null,
		requesterName: requester.name || contact?.name || null,
		requesterEmail: requester.email || contact?.emails[0] || null,
		requesterPhone: requester.phone || contact?.phones[0] || null,
		openedByKind: openedBy.kind,
		openedById: "id" in openedBy ? openedBy.id : null,
		openedByName: nameOf(openedBy),
		queueId: await queueOfNew(context, tx, input),
		tags: [...new Set(input.tags ?? [])],
		stepsTried: [...(input.stepsTried ?? [])],
		attachments: [...(input.attachments ?? [])],
		...clockColumns({
			firstResponse: begin(calendar, target.firstResponseMs, now),
			resolution: begin(calendar, target.resolutionMs, now),
		}),
		createdAt: now,
		updatedAt: now,
	};
	for (let attempt = 0; attempt < attempts; attempt++) {
		const number = newNumber(current.prefix, now.getTime(), settings.timeZone);
		const [row] = await tx
			.insert(tickets)
			.values({ ...values, number })
			.onConflictDoNothing()
			.returning(ticketColumns);
		if (!row) {
			const other = input.key === undefined ? undefined : await idOfKey(tx, input.key);
			if (other) return other;
			continue;
		}
		const by = nameOf(openedBy);
		await indexTicket(tx, row.id);
		await recordChanges(platform, tx, row.id, by, [{ what: "created", to: openedBy.kind }]);
		await platform.events.append(tx, "ticket.created", {
			...eventOf(row),
			status: row.status,
			priority,
			channel: row.channel,
			by,
		});
		return { id: row.id, number };
	}
	throw new AppError("internal", "No free ticket number was found.");
}
