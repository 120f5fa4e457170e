import {
	ChatAnswer,
	ChatEventsQuery,
	ChatFeedback,
	ChatFeedbackRequest,
	ChatGreeting,
	ChatGreetingRequest,
	ChatRequest,
	ChatSessionLimited,
	ChatTypingRequest,
	ChatValidateRequest,
	ChatValidation,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../platform/capability.ts";
import { AppError } from "../../platform/errors/index.ts";
import { idempotencyKeyOf } from "../../platform/http/idempotency-key.ts";
import { bearerOf, type ChatGuard } from "./bearer.ts";
import { rateChat } from "./feedback.ts";
import { localeOf, preferredLocale } from "./locale.ts";
import { presentChat } from "./present.ts";
import { type ChatService, SessionLimited } from "./service.ts";
import { typingTopic } from "./topics.ts";
import { tellTyping } from "./typing.ts";

const minute = 60_000;

/** What a visitor's page calls. The unguessable `sessionId` is the bearer; no cookie carries authority. */
export function registerChatRoutes(
	http: Http,
	platform: Pick<Platform, "config" | "db" | "events" | "clock" | "feed" | "relay">,
	service: ChatService,
	guard: ChatGuard,
): void {
	const { config, db, feed, relay } = platform;
	const tags = ["chat"];
	const open = { access: "public", crossOrigin: true } as const;

	http.post(
		"/api/greeting",
		{
			config: { ...open, rateLimit: { max: config.chatGreetingsPerMinute, timeWindow: minute } },
			schema: {
				tags,
				summary: "Begin a chat, or go on with one",
				description: "With the header `x-session-id` of a chat that is not over, that chat goes on.",
				body: ChatGreetingRequest,
				response: { 200: ChatGreeting },
			},
		},
		async (request) => {
			const given = bearerOf(request);
			const resumed = given === null ? null : await service.resume(given);
			const locale =
				localeOf(request.body.locale ?? "") ??
				preferredLocale(request.headers["accept-language"], config.defaultLocale);
			const greeting = resumed ?? (await service.begin(locale));
			return { ...greeting, csrfToken: guard.csrfTokenOf(greeting.sessionId) };
		},
	);

	http.post(
		"/api/session/validate",
		{
			config: { ...open, rateLimit: { max: config.chatMessagesPerMinute, timeWindow: minute } },
			schema: {
				tags,
				summary: "Whether a chat is still there, with all that was said",
				description: "Changes nothing.",
				body: ChatValidateRequest,
				response: { 200: ChatValidation },
			},
		},
		async (request) => {
			const { sessionId, csrfToken } = request.body;
			guard.requireToken(request, sessionId, csrfToken);
			return service.validate(sessionId);
		},
	);

	http.post(
		"/api/chat",
		{
			config: { ...open, rateLimit: { max: config.chatMessagesPerMinute, timeWindow: minute } },
			schema: {
				tags,
				summary: "Say something",
				description:
					"Stored before it is answered. With an `Idempotency-Key` a repeat gets the first answer again. An empty `reply` means that the answer comes as an event: a person gives it, or one is on its way.",
				body: ChatRequest,
				response: { 200: ChatAnswer, 429: ChatSessionLimited },
			},
		},
		async (request, reply) => {
			const { body } = request;
			guard.requireToken(request, body.sessionId, body.csrfToken);
			const input =
				body.action === "button"
					? ({ type: "choice", value: body.value, label: body.label ?? body.value } as const)
					: ({ type: "text", text: body.message } as const);
			try {
				return await service.receive(body.sessionId, input, idempotencyKeyOf(request));
			} catch (error) {
				if (!(error instanceof SessionLimited)) throw error;
				const { retryAfter } = error;
				return reply
					.code(429)
					.header("retry-after", retryAfter)
					.send({ ok: false, error: "session_rate_limit", retryAfter });
			}
		},
	);

	http.post(
		"/api/chat/feedback",
		{
			config: { ...open, rateLimit: { max: config.chatMessagesPerMinute, timeWindow: minute } },
			schema: {
				tags,
				summary: "How it was, from 1 to 5",
				description:
					"Kept once for each chat. Another answer takes its place for a day after the first; the same again does nothing.",
				body: ChatFeedbackRequest,
				response: { 200: ChatFeedback },
			},
		},
		async (request) => {
			const { sessionId, rating, comment = "", csrfToken } = request.body;
			guard.requireToken(request, sessionId, csrfToken);
			return rateChat(platform, sessionId, { rating, comment });
		},
	);

	http.post(
		"/api/chat/typing",
		{
			config: { ...open, rateLimit: { max: config.chatMessagesPerMinute, timeWindow: minute } },
			schema: {
				tags,
				summary: "Tell that the visitor is writing",
				description: "Shown to whoever looks at the chat now; nothing is kept.",
				body: ChatTypingRequest,
				response: { 204: z.null() },
			},
		},
		async (request, reply) => {
			const { sessionId, csrfToken } = request.body;
			guard.requireToken(request, sessionId, csrfToken);
			const row = await service.session(db.query, sessionId);
			if (!row) throw new AppError("not-found", "There is no such chat.");
			if (!row.closedAt) tellTyping(relay, row.conversationId, "contact", null);
			return reply.code(204).send(null);
		},
	);

	http.get(
		"/api/chat/events",
		{
			config: { ...open, rateLimit: { max: config.chatMessagesPerMinute, timeWindow: minute } },
			exposeHeadRoute: false,
			schema: {
				tags,
				summary: "What happens in a chat, as it happens",
				description:
					"Server-sent events of the types `reply`, `message`, `agent-message`, `typing`, `handoff`, `analysis`, `ticket` and `closed`; the id of each is its number. Reconnect with `Last-Event-ID` to miss nothing.",
				querystring: ChatEventsQuery,
			},
		},
		async (request, reply) => {
			guard.requireOrigin(request);
			const sessionId = request.query.sessionId ?? bearerOf(request);
			if (!sessionId) throw new AppError("bad-request", "The chat's sessionId is missing.");
			const row = await service.session(db.query, sessionId);
			if (!row) throw new AppError("not-found", "There is no such chat.");
			return feed.streamConversation(request, reply, row.conversationId, {
				present: presentChat,
				passing: { topic: typingTopic(row.conversationId), name: "typing" },
			});
		},
	);
}
