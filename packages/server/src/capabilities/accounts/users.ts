import {
	isNamesake,
	type Permission,
	type Role,
	roles,
	type User,
	type UserChange,
	type UserInvite,
} from "@centralita/contracts";
import { and, asc, eq, gt, inArray, isNotNull } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { rolePermissions } from "../../platform/security/permissions.ts";
import type { Principal } from "../../platform/security/principal.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Accounts } from "./context.ts";
import { issueLink, refuseClosedLink, revokeInvitations, useLink } from "./one-time-links.ts";
import { hashPassword, refuseWeakPassword } from "./passwords.ts";
import { actingUser, toUser, userPrincipal } from "./principals.ts";
import { type UserRow, users } from "./schema.ts";
import type { SignedIn } from "./sign-in.ts";
import { refuseChange, refuseOwnerLoss } from "./user-rules.ts";

type By = { principal: Principal | null; ip: string };
export type Invited = { user: User; token: string; expiresAt: Date };

/** In the order in which they were made; `after` is the last id of the page before. */
export async function listUsers(query: Queryable, after: string | null, limit: number): Promise<User[]> {
	const rows = await query
		.select()
		.from(users)
		.where(after === null ? undefined : gt(users.id, after))
		.orderBy(asc(users.id))
		.limit(limit);
	return rows.map(toUser);
}

/** Who may do something now, by name. */
export async function usersWith(query: Queryable, permission: Permission): Promise<{ id: string; name: string }[]> {
	const able = roles.filter((role) => rolePermissions[role].has(permission));
	return query
		.select({ id: users.id, name: users.name })
		.from(users)
		.where(and(inArray(users.role, able), eq(users.disabled, false)))
		.orderBy(asc(users.name), asc(users.id));
}

/** Who may do something now, by name; those of one name with their address as `hint`. */
export async function namedUsersWith(
	query: Queryable,
	permission: Permission,
): Promise<{ id: string; name: string; hint: string | null }[]> {
	const able = new Set((await usersWith(query, permission)).map(({ id }) => id));
	const people = (await activeUsers(query)).filter(({ id }) => able.has(id));
	return people.map(({ id, name, email }) => {
		const shared = people.some((other) => other.id !== id && isNamesake(other.name, name));
		return { id, name, hint: shared ? email : null };
	});
}

/** Everybody who may sign in. */
export async function activeUsers(
	query: Queryable,
): Promise<Pick<UserRow, "id" | "name" | "email" | "role" | "language">[]> {
	const { id, name, email, role, language } = users;
	return query
		.select({ id, name, email, role, language })
		.from(users)
		.where(eq(users.disabled, false))
		.orderBy(asc(users.name), asc(users.id));
}

/** A new account without a password, and the one-time token with which its person sets one. */
export async function inviteUser(accounts: Accounts, by: By, invite: z.infer<typeof UserInvite>): Promise<Invited> {
	const { platform } = accounts;
	return platform.db.transaction(async (tx) => {
		const actor = await actingUser(tx, by.principal);
		refuseChange(actor, null, { role: invite.role });
		const now = platform.clock.now();
		const { name, role, language } = invite;
		const [user] = await tx
			.insert(users)
			.values({ id: uuidv7(now), name, email: invite.email.toLowerCase(), role, language, createdAt: new Date(now) })
			.onConflictDoNothing({ target: users.email })
			.returning();
		if (user === undefined) {
			throw new AppError("conflict", "There is a user with this e-mail address already.", {
				fields: [{ path: "email", message: "taken" }],
			});
		}
		await record(tx, accounts, by, "user.invited", user, { role });
		return invitation(tx, accounts, user);
	});
}

/** A new link for someone who lost the first one, or their password. The open ones stop working. */
export async function inviteAgain(accounts: Accounts, by: By, id: string): Promise<Invited> {
	return accounts.platform.db.transaction(async (tx) => {
		const actor = await actingUser(tx, by.principal);
		const user = await lockUser(tx, id);
		if (actor.id === user.id) throw new AppError("forbidden", "Change your own password instead.");
		refuseChange(actor, user, {});
		if (user.disabled) throw new AppError("conflict", "This user is disabled.");
		await record(tx, accounts, by, "user.invited", user, { passwordReset: user.passwordHash !== null });
		return invitation(tx, accounts, user);
	});
}

async function invitation(tx: Transaction, { platform, policy }: Accounts, user: UserRow): Promise<Invited> {
	await revokeInvitations(tx, user.id);
	const what = { purpose: "invitation", userId: user.id } as const;
	return { user: toUser(user), ...(await issueLink(tx, what, platform.clock.now(), policy.invitationMs)) };
}

/** Sets the password of the invited person and signs them in. @throws AppError `link-expired`, `weak-password` */
export async function acceptInvitation(
	{ platform, sessions }: Accounts,
	{ token, password }: { token: string; password: string },
	ip: string,
): Promise<SignedIn> {
	await refuseClosedLink(platform.db.query, "invitation", token, platform.clock.now());
	const passwordHash = await hashPassword(password);
	return platform.db.transaction(async (tx) => {
		const { userId } = await useLink(tx, "invitation", token, platform.clock.now());
		const user = await lockUser(tx, userId ?? "");
		if (user.disabled) throw new AppError("link-expired", "This link was used already, or is too old.");
		refuseWeakPassword(password, user);
		await tx.update(users).set({ passwordHash }).where(eq(users.id, user.id));
		await sessions.endAll(tx, user.id);
		const issued = await sessions.open(tx, user.id);
		const principal = userPrincipal(user, issued.session.id);
		await platform.audit.record(tx, { principal, action: "invitation.accepted", subject: user.id, ip });
		return { ...issued, user };
	});
}

/**
 * Name, role or whether a user may sign in. A new role and a disabled account end the user's sessions at once.
 * @throws AppError `not-found`, `forbidden`, `last-owner`
 */
export async function changeUser(
	accounts: Accounts,
	by: By,
	id: string,
	change: z.infer<typeof UserChange>,
): Promise<User> {
	const { platform, sessions } = accounts;
	return platform.db.transaction(async (tx) => {
		const owners = await lockOwners(tx);
		const actor = await actingUser(tx, by.principal);
		const user = await lockUser(tx, id);
		refuseChange(actor, user, change);
		const next = {
			name: change.name ?? user.name,
			role: change.role ?? user.role,
			disabled: change.disabled ?? user.disabled,
		};
		if (next.role !== "owner" || next.disabled) refuseOwnerLoss(owners, id);
		const [changed = user] = await tx.update(users).set(next).where(eq(users.id, id)).returning();
		if (next.role !== user.role || next.disabled) await sessions.endAll(tx, id);
		if (next.disabled) await revokeInvitations(tx, id);
		await record(tx, accounts, by, "user.changed", user, difference(user, next));
		return toUser(changed);
	});
}

/** @throws AppError `not-found`, `forbidden`, `last-owner` */
export async function removeUser(accounts: Accounts, by: By, id: string): Promise<void> {
	await accounts.platform.db.transaction(async (tx) => {
		const owners = await lockOwners(tx);
		const actor = await actingUser(tx, by.principal);
		const user = await lockUser(tx, id);
		refuseChange(actor, user, {});
		refuseOwnerLoss(owners, id);
		await tx.delete(users).where(eq(users.id, id));
		await record(tx, accounts, by, "user.removed", user, { role: user.role });
	});
}

/** Those who can sign in, locked in one order, so that two owners who demote each other at the same moment do not leave none. */
async function lockOwners(tx: Transaction): Promise<string[]> {
	const rows = await tx
		.select({ id: users.id })
		.from(users)
		.where(and(eq(users.role, "owner"), eq(users.disabled, false), isNotNull(users.passwordHash)))
		.orderBy(asc(users.id))
		.for("update");
	return rows.map(({ id }) => id);
}

async function lockUser(tx: Transaction, id: string): Promise<UserRow> {
	const [user] = await tx.select().from(users).where(eq(users.id, id)).for("update");
	if (user === undefined) throw new AppError("not-found", "There is no such user.");
	return user;
}

function record(
	tx: Transaction,
	{ platform }: Accounts,
	by: By,
	action: string,
	user: UserRow,
	detail: Record<string, unknown>,
): Promise<void> {
	return platform.audit.record(tx, { principal: by.principal, action, subject: user.id, ip: by.ip, detail });
}

/** Old and new value of what changes. */
function difference(before: UserRow, after: { name: string; role: Role; disabled: boolean }): Record<string, unknown> {
	const keys = (["name", "role", "disabled"] as const).filter((key) => before[key] !== after[key]);
	return Object.fromEntries(keys.map((key) => [key, { from: before[key], to: after[key] }]));
}
