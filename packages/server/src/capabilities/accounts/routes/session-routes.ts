import { PasswordChange, ProfileChange, Session, SignInRequest } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Http } from "../../../platform/capability.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { Accounts } from "../context.ts";
import type { SessionCookie } from "../cookies.ts";
import { requireUser, toSession } from "../principals.ts";
import { users } from "../schema.ts";
import { changePassword, signIn, signOut } from "../sign-in.ts";
import { answerSession, setCookie } from "./session-answer.ts";

const tags = ["session"];

export const sessionRoutes = (accounts: Accounts, cookie: SessionCookie) => (http: Http) => {
	const { sessions, platform } = accounts;

	http.post(
		"/api/v1/session",
		{
			config: { access: "public" },
			schema: { tags, summary: "Sign in", body: SignInRequest, response: { 200: Session } },
		},
		async (request, reply) => answerSession(reply, accounts, cookie, await signIn(accounts, request.body, request.ip)),
	);

	http.get(
		"/api/v1/session",
		{
			config: { access: "signed-in" },
			schema: { tags, summary: "Read the signed-in user, permissions and CSRF token", response: { 200: Session } },
		},
		async ({ principal }) => {
			const found = await sessions.find(platform.db.query, requireUser(principal).sessionId);
			if (found === null) throw new AppError("session-expired", "The session has ended. Sign in again.");
			return toSession(sessions, found.session, found.user);
		},
	);

	http.delete(
		"/api/v1/session",
		{
			config: { access: "signed-in" },
			schema: { tags, summary: "Sign out", response: { 204: z.null() } },
		},
		async (request, reply) => {
			await signOut(accounts, requireUser(request.principal), request.ip);
			return setCookie(reply, cookie.remove()).code(204).send(null);
		},
	);

	http.post(
		"/api/v1/session/password",
		{
			config: { access: "signed-in" },
			schema: {
				tags,
				summary: "Change your password; other sessions end",
				body: PasswordChange,
				response: { 200: Session },
			},
		},
		async (request, reply) => {
			const user = requireUser(request.principal);
			return answerSession(reply, accounts, cookie, await changePassword(accounts, user, request.body, request.ip));
		},
	);

	http.patch(
		"/api/v1/session/profile",
		{
			config: { access: "signed-in" },
			schema: { tags, summary: "Change your name or language", body: ProfileChange, response: { 200: Session } },
		},
		async ({ principal, body }) => {
			const { id, sessionId } = requireUser(principal);
			const change = { ...(body.name && { name: body.name }), ...(body.language && { language: body.language }) };
			const { query } = platform.db;
			if (Object.keys(change).length > 0) await query.update(users).set(change).where(eq(users.id, id));
			const found = await sessions.find(query, sessionId);
			if (found === null) throw new AppError("session-expired", "The session has ended. Sign in again.");
			return toSession(sessions, found.session, found.user);
		},
	);
};
