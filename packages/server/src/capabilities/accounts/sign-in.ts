import { eq } from "drizzle-orm";
import { AppError } from "../../platform/errors/index.ts";
import type { Principal } from "../../platform/security/principal.ts";
import type { Accounts } from "./context.ts";
import { hashPassword, passwordMatches, refuseWeakPassword } from "./passwords.ts";
import { userPrincipal } from "./principals.ts";
import { type UserRow, users } from "./schema.ts";
import type { IssuedSession } from "./sessions.ts";

export type SignedIn = IssuedSession & { user: UserRow };

/**
 * Opens a session for an e-mail address and its password. The answer is the same for an unknown address, a wrong
 * password and a disabled account.
 * @throws AppError `rate-limited`, `wrong-credentials`
 */
export async function signIn(
	{ platform, sessions, limits }: Accounts,
	credentials: { email: string; password: string },
	ip: string,
): Promise<SignedIn> {
	const email = credentials.email.toLowerCase();
	await limits.take(email, ip);
	const [user] = await platform.db.query.select().from(users).where(eq(users.email, email));
	const usable = user !== undefined && !user.disabled ? user : undefined;
	const matches = await passwordMatches(credentials.password, usable?.passwordHash ?? null);
	const opened = await platform.db.transaction(async (tx): Promise<SignedIn | null> => {
		// Read again under lock: the account may have been disabled or its password changed while this one was checked.
		const [current] = await tx.select().from(users).where(eq(users.email, email)).for("update");
		const refused =
			!matches || current === undefined || current.disabled || current.passwordHash !== usable?.passwordHash;
		if (refused) {
			await platform.audit.record(tx, {
				principal: null,
				action: "session.sign-in-failed",
				ip,
				...(current && { subject: current.id }),
			});
			return null;
		}
		await limits.giveBack(tx, email, ip);
		const issued = await sessions.open(tx, current.id);
		const principal = userPrincipal(current, issued.session.id);
		await platform.audit.record(tx, { principal, action: "session.signed-in", subject: current.id, ip });
		return { ...issued, user: current };
	});
	if (opened === null) throw new AppError("wrong-credentials", "The e-mail address or the password is wrong.");
	return opened;
}

export async function signOut(
	{ platform, sessions }: Accounts,
	principal: Extract<Principal, { kind: "user" }>,
	ip: string,
): Promise<void> {
	await platform.db.transaction(async (tx) => {
		if (!(await sessions.end(tx, principal.sessionId))) return;
		await platform.audit.record(tx, { principal, action: "session.signed-out", subject: principal.id, ip });
	});
}

/**
 * Sets a new password, ends the user's other sessions and gives this one a new token. Wrong current passwords count
 * as failed sign-ins of the account.
 * @throws AppError `rate-limited`, `validation-failed` at `current`, `weak-password`
 */
export async function changePassword(
	{ platform, sessions, limits }: Accounts,
	principal: Extract<Principal, { kind: "user" }>,
	change: { current: string; next: string },
	ip: string,
): Promise<SignedIn> {
	const found = await sessions.find(platform.db.query, principal.sessionId);
	if (found === null) throw new AppError("session-expired", "The session has ended. Sign in again.");
	const { user } = found;
	await limits.take(user.email, ip);
	if (!(await passwordMatches(change.current, user.passwordHash))) {
		await platform.db.transaction((tx) =>
			platform.audit.record(tx, { principal, action: "password.change-failed", subject: user.id, ip }),
		);
		throw new AppError("validation-failed", "The current password is wrong.", {
			fields: [{ path: "current", message: "is wrong" }],
		});
	}
	refuseWeakPassword(change.next, user);
	const passwordHash = await hashPassword(change.next);
	return platform.db.transaction(async (tx) => {
		const current = await sessions.find(tx, principal.sessionId);
		if (current === null) throw new AppError("session-expired", "The session has ended. Sign in again.");
		const [changed] = await tx.update(users).set({ passwordHash }).where(eq(users.id, user.id)).returning();
		await sessions.endAll(tx, user.id, principal.sessionId);
		const token = await sessions.replaceToken(tx, principal.sessionId);
		await limits.giveBack(tx, user.email, ip);
		await platform.audit.record(tx, { principal, action: "password.changed", subject: user.id, ip });
		return { session: current.session, token, user: changed ?? user };
	});
}
