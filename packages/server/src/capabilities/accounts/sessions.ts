import { createHmac } from "node:crypto";
import { and, eq, isNull, lt, ne, or } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { digest, newSecret } from "../../platform/security/secrets.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Policy } from "./policy.ts";
import { type UserRow, type UserSessionRow, userSessions, userSessionTokens, users } from "./schema.ts";

/** A session as its browser gets to know it: `token` goes into the cookie and is stored nowhere. */
export type IssuedSession = { session: UserSessionRow; token: string };

export type ResolvedSession =
	| { state: "live"; session: UserSessionRow; user: UserRow /** A new token to hand out. */; renewed: string | null }
	| { state: "unknown" | "expired" | "reused" };

export type Sessions = ReturnType<typeof createSessions>;

/**
 * Sessions of users. A token in use is followed by another one every `tokenRenewMs`. The one before goes on working
 * until its follower is first used (its answer may have been lost on the way) and `tokenGraceMs` longer; coming back
 * after that, it was copied by somebody, and the whole session ends.
 */
export function createSessions(platform: Pick<Platform, "db" | "clock" | "audit" | "config">, policy: Policy) {
	const { db, clock, audit } = platform;

	/** When a session ends if nobody uses it from now on, in milliseconds since the epoch. */
	const endOf = (session: UserSessionRow) =>
		Math.min(session.expiresAt.getTime(), session.lastSeenAt.getTime() + policy.sessionIdleMs);

	/** Stays the same while its token is renewed, so that open pages go on working. */
	const csrfToken = (sessionId: string) =>
		createHmac("sha256", platform.config.authSecret).update(`csrf/${sessionId}`).digest("base64url");

	async function issue(tx: Transaction, sessionId: string, now: Date, used: boolean): Promise<string> {
		const token = newSecret();
		await tx
			.insert(userSessionTokens)
			.values({ hash: digest(token), sessionId, issuedAt: now, firstUsedAt: used ? now : null, replacedAt: null });
		return token;
	}

	/** A new session for someone who has just proved who they are. */
	async function open(tx: Transaction, userId: string): Promise<IssuedSession> {
		const now = new Date(clock.now());
		const session: UserSessionRow = {
			id: uuidv7(now.getTime()),
			userId,
			createdAt: now,
			expiresAt: new Date(now.getTime() + policy.sessionMs),
			lastSeenAt: now,
			renewedAt: now,
		};
		await tx.insert(userSessions).values(session);
		await tx.update(users).set({ lastSeenAt: now }).where(eq(users.id, userId));
		return { session, token: await issue(tx, session.id, now, true) };
	}

	/** Finds the session of a token, ends it when it must end, and renews the token where the answer can carry a new one. */
	async function resolve(token: string, mayRenew: boolean): Promise<ResolvedSession> {
		const hash = digest(token);
		const [row] = await db.query
			.select({ token: userSessionTokens, session: userSessions, user: users })
			.from(userSessionTokens)
			.innerJoin(userSessions, eq(userSessions.id, userSessionTokens.sessionId))
			.innerJoin(users, eq(users.id, userSessions.userId))
			.where(eq(userSessionTokens.hash, hash));
		if (row === undefined || row.user.disabled) return { state: "unknown" };
		const { session, user } = row;
		const now = clock.now();
		if (now >= endOf(session)) {
			await db.transaction((tx) => end(tx, session.id));
			return { state: "expired" };
		}
		if (row.token.replacedAt !== null && now - row.token.replacedAt.getTime() > policy.tokenGraceMs) {
			await db.transaction(async (tx) => {
				if (!(await end(tx, session.id))) return;
				await audit.record(tx, { principal: null, action: "session.token-reused", subject: user.id });
			});
			return { state: "reused" };
		}
		if (row.token.firstUsedAt === null)
			await db.transaction((tx) => firstUse(tx, session.id, hash, row.token.issuedAt));
		const due = mayRenew && row.token.replacedAt === null && now - session.renewedAt.getTime() > policy.tokenRenewMs;
		const renewed = due ? await db.transaction((tx) => renew(tx, session.id)) : null;
		if (now - session.lastSeenAt.getTime() > policy.touchMs) await touch(session, new Date(now));
		return { state: "live", session, user, renewed };
	}

	async function firstUse(tx: Transaction, sessionId: string, hash: Buffer, issuedAt: Date): Promise<void> {
		const now = new Date(clock.now());
		await tx.update(userSessionTokens).set({ firstUsedAt: now }).where(eq(userSessionTokens.hash, hash));
		await tx
			.update(userSessionTokens)
			.set({ replacedAt: now })
			.where(
				and(
					eq(userSessionTokens.sessionId, sessionId),
					lt(userSessionTokens.issuedAt, issuedAt),
					isNull(userSessionTokens.replacedAt),
				),
			);
	}

	/** Null when another request of the session has just done it. */
	async function renew(tx: Transaction, sessionId: string): Promise<string | null> {
		const now = new Date(clock.now());
		const won = await tx
			.update(userSessions)
			.set({ renewedAt: now })
			.where(
				and(eq(userSessions.id, sessionId), lt(userSessions.renewedAt, new Date(now.getTime() - policy.tokenRenewMs))),
			)
			.returning({ id: userSessions.id });
		return won.length === 0 ? null : issue(tx, sessionId, now, false);
	}

	async function touch(session: UserSessionRow, now: Date): Promise<void> {
		await db.transaction(async (tx) => {
			await tx.update(userSessions).set({ lastSeenAt: now }).where(eq(userSessions.id, session.id));
			await tx.update(users).set({ lastSeenAt: now }).where(eq(users.id, session.userId));
		});
	}

	/** Replaces every token of a session at once, without grace. */
	async function replaceToken(tx: Transaction, sessionId: string): Promise<string> {
		const now = new Date(clock.now());
		await tx.delete(userSessionTokens).where(eq(userSessionTokens.sessionId, sessionId));
		await tx.update(userSessions).set({ renewedAt: now }).where(eq(userSessions.id, sessionId));
		return issue(tx, sessionId, now, true);
	}

	/** Whether there was one to end. */
	async function end(tx: Transaction, sessionId: string): Promise<boolean> {
		const gone = await tx.delete(userSessions).where(eq(userSessions.id, sessionId)).returning({ id: userSessions.id });
		return gone.length > 0;
	}

	/** Ends all sessions of a user, but for the one to keep. */
	async function endAll(tx: Transaction, userId: string, keep: string | null = null): Promise<void> {
		await tx
			.delete(userSessions)
			.where(and(eq(userSessions.userId, userId), keep === null ? undefined : ne(userSessions.id, keep)));
	}

	async function find(query: Queryable, sessionId: string): Promise<{ session: UserSessionRow; user: UserRow } | null> {
		const [row] = await query
			.select({ session: userSessions, user: users })
			.from(userSessions)
			.innerJoin(users, eq(users.id, userSessions.userId))
			.where(eq(userSessions.id, sessionId));
		if (row === undefined || row.user.disabled || clock.now() >= endOf(row.session)) return null;
		return row;
	}

	async function purge(tx: Transaction): Promise<void> {
		const now = clock.now();
		await tx
			.delete(userSessions)
			.where(
				or(
					lt(userSessions.expiresAt, new Date(now)),
					lt(userSessions.lastSeenAt, new Date(now - policy.sessionIdleMs)),
				),
			);
	}

	return { open, resolve, replaceToken, end, endAll, find, purge, endOf, csrfToken };
}
