import {
	IdParams,
	InboxAssign,
	InboxCounts,
	InboxDetail,
	InboxHandBack,
	InboxList,
	InboxMessage,
	InboxNote,
	InboxPeople,
	InboxPresence,
	InboxQuery,
	InboxTemplate,
	Turn,
} from "@centralita/contracts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { idempotencyKeyOf } from "../../../platform/http/idempotency-key.ts";
import type { Conversations } from "../../conversations/index.ts";
import { readChat } from "../store.ts";
import { deskTopic } from "../topics.ts";
import type { Actor } from "./actor.ts";
import { countBoxes, listBox } from "./list.ts";
import type { Desk } from "./service.ts";

const actorOf = ({ principal, ip }: FastifyRequest): Actor => ({ principal, ip });

const userId = ({ principal }: FastifyRequest): string | null => (principal?.kind === "user" ? principal.id : null);

/** The inbox: chats for the people who answer. */
export function registerDeskRoutes(
	http: Http,
	{ db, feed }: Pick<Platform, "db" | "feed">,
	conversations: Conversations,
	desk: Desk,
): void {
	const tags = ["inbox"];
	const reading = { access: "conversations:read" } as const;
	const answering = { access: "chats:answer" } as const;
	const nothing = { 204: z.null() };

	http.get(
		"/api/v1/inbox",
		{
			config: reading,
			schema: {
				tags,
				summary: "List the chats of a box",
				description: "Those that wait come oldest first, all others with the latest activity first.",
				querystring: InboxQuery,
				response: { 200: InboxList },
			},
		},
		(request) => listBox(conversations, db.query, userId(request), request.query),
	);

	http.get(
		"/api/v1/inbox/counts",
		{ config: reading, schema: { tags, summary: "How many chats there are", response: { 200: InboxCounts } } },
		(request) => countBoxes(db.query, userId(request)),
	);

	http.get(
		"/api/v1/inbox/people",
		{ config: answering, schema: { tags, summary: "Who may answer chats", response: { 200: InboxPeople } } },
		async () => ({ items: [...(await desk.people())] }),
	);

	http.get(
		"/api/v1/inbox/:id",
		{ config: reading, schema: { tags, summary: "Read a chat", params: IdParams, response: { 200: InboxDetail } } },
		({ params }) => desk.detail(params.id),
	);

	http.get(
		"/api/v1/inbox/:id/stream",
		{
			config: reading,
			// A HEAD would hold its connection as long as the stream lasts.
			exposeHeadRoute: false,
			schema: {
				tags,
				summary: "What happens in a chat, as it happens",
				description:
					"Server-sent events from the first one on; the data of each is a `ConversationEvent`, its id the number. Reconnect with `Last-Event-ID` to miss nothing. Events of the type `passing` carry a `DeskPassing` and have no id.",
				params: IdParams,
			},
		},
		async (request, reply) => {
			const { id } = request.params;
			await readChat(db.query, id);
			return feed.streamConversation(request, reply, id, { passing: { topic: deskTopic(id), name: "passing" } });
		},
	);

	http.post(
		"/api/v1/inbox/:id/take",
		{
			config: answering,
			schema: {
				tags,
				summary: "Take a chat",
				description:
					"From then on the assistant is silent, also with what it was composing. Supervisors may take it from a colleague.",
				params: IdParams,
				response: nothing,
			},
		},
		async (request, reply) => {
			await desk.take(request.params.id, actorOf(request));
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/inbox/:id/assign",
		{
			config: answering,
			schema: {
				tags,
				summary: "Give a chat to somebody",
				params: IdParams,
				body: InboxAssign,
				response: nothing,
			},
		},
		async (request, reply) => {
			await desk.assign(request.params.id, request.body.userId, actorOf(request));
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/inbox/:id/message",
		{
			config: { ...answering, idempotent: "itself" },
			schema: {
				tags,
				summary: "Write to the visitor",
				params: IdParams,
				body: InboxMessage,
				response: { 201: Turn },
			},
		},
		async (request, reply) => {
			const key = idempotencyKeyOf(request);
			const { turn, isRepeat } = await desk.say(request.params.id, { text: request.body.text, key }, actorOf(request));
			if (isRepeat) reply.header("idempotency-replayed", "true");
			return reply.code(201).send(turn);
		},
	);

	http.post(
		"/api/v1/inbox/:id/template",
		{
			config: { ...answering, idempotent: true },
			schema: {
				tags,
				summary: "Send a template over WhatsApp",
				description:
					"Also when the contact last wrote more than 24 hours ago; never after they asked not to be written to.",
				params: IdParams,
				body: InboxTemplate,
				response: { 201: Turn },
			},
		},
		async (request, reply) =>
			reply.code(201).send(await desk.sendTemplate(request.params.id, request.body, actorOf(request))),
	);

	http.post(
		"/api/v1/inbox/:id/hand-back",
		{
			config: answering,
			schema: {
				tags,
				summary: "Let the assistant go on",
				description: "It knows what was said meanwhile; the note is for it and for colleagues.",
				params: IdParams,
				body: InboxHandBack,
				response: nothing,
			},
		},
		async (request, reply) => {
			await desk.handBack(request.params.id, request.body.note, actorOf(request));
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/inbox/:id/close",
		{ config: answering, schema: { tags, summary: "End a chat", params: IdParams, response: nothing } },
		async (request, reply) => {
			await desk.close(request.params.id, actorOf(request));
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/inbox/:id/note",
		{
			config: answering,
			schema: {
				tags,
				summary: "Write a note for colleagues",
				params: IdParams,
				body: InboxNote,
				response: nothing,
			},
		},
		async (request, reply) => {
			await desk.note(request.params.id, request.body, actorOf(request));
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/inbox/:id/read",
		{ config: answering, schema: { tags, summary: "Mark a chat as read", params: IdParams, response: nothing } },
		async (request, reply) => {
			await desk.read(request.params.id);
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/inbox/:id/typing",
		{
			config: answering,
			schema: {
				tags,
				summary: "Tell that one is writing",
				description: "Shown to whoever looks at the chat now; nothing is kept.",
				params: IdParams,
				response: nothing,
			},
		},
		async (request, reply) => {
			await desk.typing(request.params.id, actorOf(request));
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/inbox/:id/presence",
		{
			config: answering,
			schema: {
				tags,
				summary: "Tell that one looks at a chat",
				description: "Shown to colleagues who look at it too; nothing is kept.",
				params: IdParams,
				body: InboxPresence,
				response: nothing,
			},
		},
		async (request, reply) => {
			await desk.present(request.params.id, request.body.present, actorOf(request));
			return reply.code(204).send(null);
		},
	);
}
