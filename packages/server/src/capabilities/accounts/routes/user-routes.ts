import {
	Id,
	IdParams,
	InvitationAccept,
	PageQuery,
	Session,
	User,
	UserChange,
	UserInvite,
	UserInvited,
	UserList,
} from "@centralita/contracts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Http } from "../../../platform/capability.ts";
import type { Accounts } from "../context.ts";
import type { SessionCookie } from "../cookies.ts";
import {
	acceptInvitation,
	changeUser,
	type Invited,
	inviteAgain,
	inviteUser,
	listUsers,
	removeUser,
} from "../users.ts";
import { pageOf } from "./paging.ts";
import { answerSession } from "./session-answer.ts";

const tags = ["users"];

export const userRoutes = (accounts: Accounts, cookie: SessionCookie) => (http: Http) => {
	const { db, config } = accounts.platform;

	const invited = (request: Pick<FastifyRequest, "protocol" | "host">, { user, token, expiresAt }: Invited) => {
		const origin = config.publicUrl ?? `${request.protocol}://${request.host}`;
		return { user, link: `${origin}/invitation#token=${token}`, expiresAt: expiresAt.toISOString() };
	};

	http.get(
		"/api/v1/users",
		{
			config: { access: "users:read" },
			schema: {
				tags,
				summary: "List the users",
				querystring: PageQuery.extend({ cursor: Id.optional() }),
				response: { 200: UserList },
			},
		},
		({ query }) => pageOf(query.limit, (limit) => listUsers(db.query, query.cursor ?? null, limit)),
	);

	http.post(
		"/api/v1/users",
		{
			config: { access: "users:write", idempotent: true },
			schema: {
				tags,
				summary: "Invite a user; the link is shown once",
				body: UserInvite,
				response: { 201: UserInvited },
			},
		},
		async (request, reply) => reply.code(201).send(invited(request, await inviteUser(accounts, request, request.body))),
	);

	http.patch(
		"/api/v1/users/:id",
		{
			config: { access: "users:write" },
			schema: {
				tags,
				summary: "Change a user's name or role, or disable the account",
				params: IdParams,
				body: UserChange,
				response: { 200: User },
			},
		},
		(request) => changeUser(accounts, request, request.params.id, request.body),
	);

	http.delete(
		"/api/v1/users/:id",
		{
			config: { access: "users:write" },
			schema: { tags, summary: "Remove a user", params: IdParams, response: { 204: z.null() } },
		},
		async (request, reply) => {
			await removeUser(accounts, request, request.params.id);
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/users/:id/invitation",
		{
			config: { access: "users:write", idempotent: true },
			schema: {
				tags,
				summary: "Make a new invitation link, also for a forgotten password",
				params: IdParams,
				response: { 200: UserInvited },
			},
		},
		async (request) => invited(request, await inviteAgain(accounts, request, request.params.id)),
	);

	http.post(
		"/api/v1/invitations/accept",
		{
			config: { access: "token" },
			schema: {
				tags,
				summary: "Set the password of an invited user, and sign in",
				body: InvitationAccept,
				response: { 200: Session },
			},
		},
		async (request, reply) =>
			answerSession(reply, accounts, cookie, await acceptInvitation(accounts, request.body, request.ip)),
	);
};
