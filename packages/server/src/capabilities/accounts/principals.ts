import type { Role, Session, User } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { keyPermissions, rolePermissions } from "../../platform/security/permissions.ts";
import type { Principal } from "../../platform/security/principal.ts";
import { type ApiKeyRow, apiKeys, type UserRow, type UserSessionRow, users } from "./schema.ts";
import type { Sessions } from "./sessions.ts";

export const toUser = (row: UserRow): User => ({
	id: row.id,
	name: row.name,
	email: row.email,
	role: row.role,
	language: row.language,
	disabled: row.disabled,
	createdAt: row.createdAt.toISOString(),
	lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
});

export const toSession = (sessions: Sessions, session: UserSessionRow, user: UserRow): Session => ({
	user: toUser(user),
	permissions: [...rolePermissions[user.role]],
	csrfToken: sessions.csrfToken(session.id),
	expiresAt: new Date(sessions.endOf(session)).toISOString(),
});

export const userPrincipal = (user: UserRow, sessionId: string): Principal => ({
	kind: "user",
	id: user.id,
	name: user.name,
	role: user.role,
	permissions: rolePermissions[user.role],
	sessionId,
});

export const keyPrincipal = (key: ApiKeyRow, maker: UserRow): Principal => ({
	kind: "api-key",
	id: key.id,
	name: key.name,
	permissions: keyPermissions(key.scopes, maker.role),
});

/** The signed-in user of a request. @throws AppError `forbidden` for API keys, `not-signed-in` for nobody */
export function requireUser(principal: Principal | null): Extract<Principal, { kind: "user" }> {
	if (principal === null) throw new AppError("not-signed-in", "Sign in first.");
	if (principal.kind !== "user") throw new AppError("forbidden", "An API key cannot do this: it needs a person.");
	return principal;
}

/** Whose account a principal acts for: the user, or the key's maker, with the role that the account has now. */
export async function actingUser(query: Queryable, principal: Principal | null): Promise<{ id: string; role: Role }> {
	if (principal === null) throw new AppError("not-signed-in", "Sign in first.");
	const columns = { id: users.id, role: users.role };
	const [row] =
		principal.kind === "user"
			? await query.select(columns).from(users).where(eq(users.id, principal.id))
			: await query
					.select(columns)
					.from(apiKeys)
					.innerJoin(users, eq(users.id, apiKeys.userId))
					.where(eq(apiKeys.id, principal.id));
	if (row === undefined) throw new AppError("not-signed-in", "This account does not exist any more.");
	return row;
}
