import { and, eq, isNull, lt } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { digest, newSecret } from "../../platform/security/secrets.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { oneTimeLinks } from "./schema.ts";

type Purpose = { purpose: "setup" } | { purpose: "invitation"; userId: string };

/** Stores the hash of a new token and returns the token. */
export async function issueLink(
	tx: Transaction,
	what: Purpose,
	now: number,
	lifetimeMs: number,
): Promise<{ token: string; expiresAt: Date }> {
	const token = newSecret();
	const expiresAt = new Date(now + lifetimeMs);
	await tx.insert(oneTimeLinks).values({
		id: uuidv7(now),
		purpose: what.purpose,
		userId: what.purpose === "invitation" ? what.userId : null,
		hash: digest(token),
		createdAt: new Date(now),
		expiresAt,
	});
	return { token, expiresAt };
}

/**
 * Before costly work: hashing a password for whoever asks would be a way to keep the process busy.
 * @throws AppError `link-expired`
 */
export async function refuseClosedLink(
	query: Queryable,
	purpose: Purpose["purpose"],
	token: string,
	now: number,
): Promise<void> {
	const [link] = await query.select().from(oneTimeLinks).where(byToken(purpose, token));
	openOrThrow(link, now);
}

/**
 * Uses a link up. The row stays locked until the transaction ends, so that of several requests with one link a single
 * one gets through; if the transaction fails, the link may be used again.
 * @throws AppError `link-expired` for unknown, used and expired ones alike
 */
export async function useLink(
	tx: Transaction,
	purpose: Purpose["purpose"],
	token: string,
	now: number,
): Promise<{ userId: string | null }> {
	const [locked] = await tx.select().from(oneTimeLinks).where(byToken(purpose, token)).for("update");
	const link = openOrThrow(locked, now);
	await tx
		.update(oneTimeLinks)
		.set({ usedAt: new Date(now) })
		.where(eq(oneTimeLinks.id, link.id));
	return { userId: link.userId };
}

const byToken = (purpose: Purpose["purpose"], token: string) =>
	and(eq(oneTimeLinks.hash, digest(token)), eq(oneTimeLinks.purpose, purpose));

function openOrThrow(link: typeof oneTimeLinks.$inferSelect | undefined, now: number) {
	if (link === undefined || link.usedAt !== null || link.expiresAt.getTime() <= now) {
		throw new AppError("link-expired", "This link was used already, or is too old.");
	}
	return link;
}

/** Makes the open invitations of a user worthless. */
export async function revokeInvitations(tx: Transaction, userId: string): Promise<void> {
	await tx.delete(oneTimeLinks).where(and(eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.usedAt)));
}

export async function purgeLinks(tx: Transaction, now: number): Promise<void> {
	await tx.delete(oneTimeLinks).where(lt(oneTimeLinks.expiresAt, new Date(now)));
}
