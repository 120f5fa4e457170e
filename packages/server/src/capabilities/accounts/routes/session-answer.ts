import type { Session } from "@centralita/contracts";
import type { FastifyReply } from "fastify";
import type { Accounts } from "../context.ts";
import type { Cookie, SessionCookie } from "../cookies.ts";
import { toSession } from "../principals.ts";
import type { SignedIn } from "../sign-in.ts";

export const setCookie = <R extends Pick<FastifyReply, "setCookie">>(reply: R, { name, value, options }: Cookie): R => {
	reply.setCookie(name, value, options);
	return reply;
};

/** Gives the browser its new token, and the page its session. */
export function answerSession(
	reply: Pick<FastifyReply, "setCookie">,
	{ sessions }: Accounts,
	cookie: SessionCookie,
	{ session, token, user }: SignedIn,
): Session {
	setCookie(reply, cookie.keep(token, session.expiresAt));
	return toSession(sessions, session, user);
}
