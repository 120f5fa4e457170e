import {
	IdParams,
	TroubleshootingAnswer,
	TroubleshootingEscalation,
	TroubleshootingFeedback,
	TroubleshootingFeedbackKept,
	TroubleshootingSession,
	TroubleshootingStart,
} from "@centralita/contracts";
import type { Http } from "../../../platform/capability.ts";
import { idempotencyKeyOf } from "../../../platform/http/idempotency-key.ts";
import type { SessionService } from "./service.ts";

/** Guides run step by step, by a program or by a colleague beside a conversation. */
export const sessionRoutes = (sessions: SessionService) => (http: Http) => {
	const tags = ["troubleshooting"];
	const run = { access: "guides:run" } as const;

	http.post(
		"/api/v1/troubleshooting/sessions",
		{
			config: { ...run, idempotent: true },
			schema: {
				tags,
				summary: "Begin to solve a problem",
				description:
					"Finds the guide by the words of `problem`, or takes the one that `guideId` names. Where the words leave a doubt, `next` asks which guide is meant, and `alternatives` lists them.",
				body: TroubleshootingStart.meta({
					examples: [
						{
							problem: "no tengo internet",
							locale: "es-AR",
							contact: { name: "Ana Pérez", email: "ana@example.com" },
						},
					],
				}),
				response: { 201: TroubleshootingSession },
			},
		},
		async ({ body, principal }, reply) => {
			const session = await sessions.start(body, { userId: principal?.kind === "user" ? principal.id : null });
			return reply.code(201).header("location", `/api/v1/troubleshooting/sessions/${session.id}`).send(session);
		},
	);

	http.get(
		"/api/v1/troubleshooting/sessions/:id",
		{
			config: run,
			schema: {
				tags,
				summary: "Where a session stands, with all that was tried",
				description: "Whoever lost the connection goes on from `next`.",
				params: IdParams,
				response: { 200: TroubleshootingSession },
			},
		},
		({ params }) => sessions.read(params),
	);

	http.post(
		"/api/v1/troubleshooting/sessions/:id/steps",
		{
			config: { ...run, idempotent: "itself" },
			schema: {
				tags,
				summary: "Tell how a step went, or answer a question",
				description:
					"`outcome` for a step; `answer` for a question, with the value of an option or in words. Under an `Idempotency-Key` an answer counts once: a repeat is told where the session stands now. With `revision`, an answer to what is no longer asked is refused.",
				params: IdParams,
				body: TroubleshootingAnswer.meta({
					examples: [{ outcome: "failed", note: "La luz del módem está roja" }],
				}),
				response: { 200: TroubleshootingSession },
			},
		},
		(request) => sessions.answer(request.params, request.body, idempotencyKeyOf(request)),
	);

	http.post(
		"/api/v1/troubleshooting/sessions/:id/escalate",
		{
			config: { ...run, idempotent: true },
			schema: {
				tags,
				summary: "Ask for a person: opens a ticket with what was tried",
				description: "A session has one ticket, however often this is asked.",
				params: IdParams,
				body: TroubleshootingEscalation.meta({ examples: [{ reason: "Necesita un técnico en su casa" }] }),
				response: { 200: TroubleshootingSession },
			},
		},
		({ params, body }) => sessions.escalate(params, body.reason),
	);

	http.post(
		"/api/v1/troubleshooting/sessions/:id/feedback",
		{
			config: run,
			schema: {
				tags,
				summary: "How it was, from 1 to 5",
				description:
					"Kept once. Another answer takes its place for a day after the first; the same again does nothing.",
				params: IdParams,
				body: TroubleshootingFeedback.meta({ examples: [{ rating: 5, helpful: true, comment: "Muy claro" }] }),
				response: { 200: TroubleshootingFeedbackKept },
			},
		},
		({ params, body }) => sessions.rate(params, body),
	);
};
