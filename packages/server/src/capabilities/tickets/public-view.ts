import type { PublicTicket } from "@centralita/contracts";
import { and, asc, eq } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { maskText } from "../../platform/masking/index.ts";
import { digest } from "../../platform/security/secrets.ts";
import type { Context } from "./context.ts";
import { nextStatus } from "./lifecycle.ts";
import { findLink } from "./links.ts";
import { addMessage } from "./messages.ts";
import { type LinkRow, type MessageRow, type TicketRow, ticketMessages } from "./schema.ts";
import { lockTicket, readTicket } from "./store.ts";

const firstName = (name: string | null): string | null => name?.trim().split(/\s+/)[0] || null;

const contactWrote = ({ resolvedAt }: TicketRow, now: number) =>
	({ type: "contact-wrote", sinceResolvedMs: resolvedAt === null ? 0 : now - resolvedAt.getTime() }) as const;

/** What is shown to anybody who has the link: the only place that decides it. */
function redact(
	row: TicketRow,
	replies: readonly MessageRow[],
	link: LinkRow,
	{ country, now }: { country: string; now: number },
): PublicTicket {
	const mask = (text: string) => maskText(text, country);
	return {
		number: row.number,
		subject: mask(row.subject),
		description: mask(row.description),
		status: row.status,
		locale: row.locale,
		createdAt: row.createdAt.toISOString(),
		updatedAt: row.updatedAt.toISOString(),
		stepsTried: row.stepsTried.map(({ title, outcome }) => ({ title: mask(title), outcome })),
		messages: replies.map(({ id, authorKind, authorName, text, at }) => ({
			id,
			from: authorKind === "contact" ? "contact" : "team",
			name: authorKind === "user" ? firstName(authorName) : null,
			text: mask(text),
			at: at.toISOString(),
		})),
		canReply: row.mergedInto === null && nextStatus(row.status, contactWrote(row, now)) !== null,
		linkExpiresAt: link.expiresAt.toISOString(),
	};
}

async function show(context: Context, db: Queryable, link: LinkRow): Promise<PublicTicket> {
	const { config, clock } = context.platform;
	const row = await readTicket(db, link.ticketId);
	const replies = await db
		.select()
		.from(ticketMessages)
		.where(and(eq(ticketMessages.ticketId, row.id), eq(ticketMessages.kind, "reply")))
		.orderBy(asc(ticketMessages.id));
	return redact(row, replies, link, { country: config.defaultCountry, now: clock.now() });
}

/** Rejects with `not-found`, `gone`, `link-expired`. */
export const readPublicTicket = async (context: Context, token: string): Promise<PublicTicket> => {
	const db = context.platform.db.query;
	return show(context, db, await findLink(context, db, token));
};

/**
 * Writes what the contact answers under a link; under one `key` once. Opens a ticket again that was resolved lately.
 * Rejects as reading does, with `conflict` when it is over, `idempotency-conflict` when the key came with other words.
 */
export function replyInPublic(
	context: Context,
	token: string,
	{ text, key, ip }: { text: string; key: string | null; ip: string },
): Promise<PublicTicket> {
	const { db, clock, audit } = context.platform;
	return db.transaction(async (tx) => {
		const link = await findLink(context, tx, token);
		const row = await lockTicket(tx, link.ticketId);
		const requestKey = key === null ? null : digest(JSON.stringify([token, key]));
		const [known] = requestKey
			? await tx.select().from(ticketMessages).where(eq(ticketMessages.requestKey, requestKey))
			: [];
		if (known) {
			if (known.text !== text)
				throw new AppError("idempotency-conflict", "This Idempotency-Key was used for another answer.");
			return show(context, tx, link);
		}
		const event = contactWrote(row, clock.now());
		const author = { kind: "contact" } as const;
		const messageId = await addMessage(context, tx, row, {
			kind: "reply",
			text,
			author,
			event,
			...(requestKey ? { requestKey } : {}),
		});
		await audit.record(tx, {
			principal: null,
			ip,
			action: "ticket.replied",
			subject: row.id,
			detail: { messageId, by: "contact" },
		});
		return show(context, tx, link);
	});
}
