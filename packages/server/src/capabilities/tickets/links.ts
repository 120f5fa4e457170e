import type { TicketLink } from "@centralita/contracts";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { digest, newSecret } from "../../platform/security/secrets.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Context } from "./context.ts";
import { recordChanges } from "./record.ts";
import { type LinkRow, ticketLinks } from "./schema.ts";
import { lockOpenTicket, lockTicket } from "./store.ts";
import type { Actor } from "./types.ts";

const dayMs = 86_400_000;

const toLink = ({ id, createdAt, expiresAt, revokedAt, by }: LinkRow): TicketLink => ({
	id,
	createdAt: createdAt.toISOString(),
	expiresAt: expiresAt.toISOString(),
	revokedAt: revokedAt?.toISOString() ?? null,
	by,
});

export async function readLinks(db: Queryable, ticketId: string): Promise<TicketLink[]> {
	const rows = await db
		.select()
		.from(ticketLinks)
		.where(eq(ticketLinks.ticketId, ticketId))
		.orderBy(asc(ticketLinks.id));
	return rows.map(toLink);
}

/** A new address under which the contact reads the ticket and answers. The token is told once. */
export async function openLink({ platform, settings }: Context, tx: Transaction, ticketId: string, by: string | null) {
	await lockOpenTicket(tx, ticketId);
	const { linkDays } = await settings.state(tx);
	const now = platform.clock.now();
	const token = newSecret();
	const expiresAt = new Date(now + linkDays * dayMs);
	const [row] = await tx
		.insert(ticketLinks)
		.values({ id: uuidv7(now), ticketId, digest: digest(token), createdAt: new Date(now), expiresAt, by })
		.returning();
	if (!row) throw new Error("an insert returned no row");
	await recordChanges(platform, tx, ticketId, by, [{ what: "link-opened" }]);
	return { link: toLink(row), token, path: `/t/${token}`, expiresAt };
}

/** From now on it answers `gone`. Rejects with `not-found`. */
export async function revokeLink(
	{ platform }: Context,
	tx: Transaction,
	{ id, linkId }: { id: string; linkId: string },
	actor: Actor,
): Promise<void> {
	await lockTicket(tx, id);
	const revoked = await tx
		.update(ticketLinks)
		.set({ revokedAt: new Date(platform.clock.now()) })
		.where(and(eq(ticketLinks.id, linkId), eq(ticketLinks.ticketId, id), isNull(ticketLinks.revokedAt)))
		.returning({ id: ticketLinks.id });
	if (revoked.length === 0) throw new AppError("not-found", "The ticket has no such open link.");
	await recordChanges(platform, tx, id, actor.principal?.name ?? null, [{ what: "link-revoked" }]);
	await platform.audit.record(tx, { ...actor, action: "ticket-link.revoked", subject: id, detail: { linkId } });
}

/** The link of a token. Rejects with `not-found`, `gone` once it was revoked, `link-expired` once its time is over. */
export async function findLink({ platform }: Context, db: Queryable, token: string): Promise<LinkRow> {
	const [row] = await db
		.select()
		.from(ticketLinks)
		.where(eq(ticketLinks.digest, digest(token)));
	if (!row) throw new AppError("not-found", "There is no ticket under this link.");
	if (row.revokedAt !== null) throw new AppError("gone", "This link was withdrawn. Ask for a new one.");
	if (row.expiresAt.getTime() <= platform.clock.now())
		throw new AppError("link-expired", "The time of this link is over. Ask for a new one.");
	return row;
}
