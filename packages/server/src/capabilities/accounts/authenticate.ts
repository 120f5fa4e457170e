import type { FastifyRequest } from "fastify";
import { AppError } from "../../platform/errors/index.ts";
import type { Authenticate, Authentication } from "../../platform/security/authentication.ts";
import { resolveApiKey } from "./api-keys.ts";
import type { Accounts } from "./context.ts";
import type { SessionCookie } from "./cookies.ts";
import { userPrincipal } from "./principals.ts";

const nobody: Authentication = { principal: null, refusal: null, csrfToken: null, cookie: null };

/** By API key where there is an `Authorization` header, by the session's cookie otherwise. */
export function createAuthenticate(accounts: Accounts, cookie: SessionCookie): Authenticate {
	return async (request) => {
		const { authorization } = request.headers;
		if (authorization !== undefined) return byKey(accounts, authorization);
		const token = request.cookies[cookie.name];
		return token === undefined ? nobody : bySession(accounts, cookie, request, token);
	};
}

async function byKey(accounts: Accounts, authorization: string): Promise<Authentication> {
	const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
	const principal = key === undefined ? null : await resolveApiKey(accounts, key);
	if (key === undefined || principal === null) {
		return { ...nobody, refusal: new AppError("not-signed-in", "This API key is wrong, expired or revoked.") };
	}
	const stillHolds = async () => {
		const now = await resolveApiKey(accounts, key);
		return now !== null && [...principal.permissions].every((permission) => now.permissions.has(permission));
	};
	return { ...nobody, principal, stillHolds };
}

async function bySession(
	{ sessions, platform }: Accounts,
	cookie: SessionCookie,
	request: FastifyRequest,
	token: string,
): Promise<Authentication> {
	// The answer to a socket's handshake carries no cookie to the page.
	const mayRenew = request.headers.upgrade === undefined;
	const resolved = await sessions.resolve(token, mayRenew);
	if (resolved.state !== "live") {
		const refusal = new AppError("session-expired", "The session has ended. Sign in again.");
		return { ...nobody, refusal, cookie: cookie.remove() };
	}
	const { session, user, renewed } = resolved;
	return {
		principal: userPrincipal(user, session.id),
		refusal: null,
		csrfToken: sessions.csrfToken(session.id),
		cookie: renewed === null ? null : cookie.keep(renewed, session.expiresAt),
		// A new role ends the sessions of its user: one that is there has the role that it had.
		stillHolds: async () => (await sessions.find(platform.db.query, session.id)) !== null,
	};
}
