import {
	GuideSlug,
	type GuideVersion,
	type Locale,
	languageOf,
	PageEscalation,
	PageSession,
	PageSessionCreated,
	PageToken,
	PublicGuide,
	PublicGuideQuery,
	TroubleshootingAnswer,
	TroubleshootingFeedback,
	TroubleshootingFeedbackKept,
} from "@centralita/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { localise } from "../../../dialogue/index.ts";
import type { Http, Platform } from "../../../platform/capability.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { idempotencyKeyOf } from "../../../platform/http/idempotency-key.ts";
import { latestOf } from "../store.ts";
import type { SessionService } from "./service.ts";
import { pageView } from "./view.ts";

const timeWindow = 60_000;
const Params = z.object({ slug: GuideSlug });

const tokenOf = ({ headers }: FastifyRequest): string | undefined => PageToken.safeParse(headers["x-session-id"]).data;

/** The visitor's bearer. Rejects with `not-found`: what is no bearer opens nothing. */
function bearerOf(request: FastifyRequest): { token: string } {
	const token = tokenOf(request);
	if (token === undefined) throw new AppError("not-found", "There is no such session.");
	return { token };
}

const keepPrivate = (reply: FastifyReply) => reply.header("cache-control", "no-store");

/** A guide's public page: whoever opens it runs the guide, under a bearer of their own and without an account. */
export const pageRoutes =
	({ db, config }: Pick<Platform, "db" | "config">, sessions: SessionService) =>
	(http: Http) => {
		const tags = ["guide pages"];
		const token = (max: number) => ({ access: "token", rateLimit: { max, timeWindow } }) as const;

		async function guideOf(slug: string): Promise<GuideVersion> {
			const [guide] = await latestOf(db.query, [slug]);
			if (guide?.definition.publicPage !== true || !config.guideChannels.has("page"))
				throw new AppError("not-found", "This guide has no page.");
			return guide;
		}
		const localeOf = (wanted: Locale | undefined) => wanted ?? config.defaultLocale;

		http.get(
			"/api/guides/public/:slug",
			{
				config: { access: "public", rateLimit: { max: 120, timeWindow } },
				schema: {
					tags,
					summary: "A guide that has a page",
					params: Params,
					querystring: PublicGuideQuery,
					response: { 200: PublicGuide },
				},
			},
			async ({ params, query }) => {
				const { definition } = await guideOf(params.slug);
				const locale = localeOf(query.locale);
				const say = (text: Parameters<typeof localise>[0]) => localise(text, languageOf(locale));
				return { slug: params.slug, locale, title: say(definition.title), description: say(definition.description) };
			},
		);

		http.post(
			"/api/guides/public/:slug/sessions",
			{
				config: { access: "public", rateLimit: { max: config.guidePagesPerMinute, timeWindow } },
				schema: {
					tags,
					summary: "Begin a guide on its page",
					description:
						"`token` is the bearer of the session: it goes in the header `x-session-id`. Whoever begins again sends the one that they had: an experiment then gives them the same version.",
					params: Params,
					body: PublicGuideQuery,
					response: { 201: PageSessionCreated },
				},
			},
			async (request, reply) => {
				const { params, body } = request;
				const guide = await guideOf(params.slug);
				const { token, session } = await sessions.startPage(guide, localeOf(body.locale), tokenOf(request) ?? null);
				return keepPrivate(reply)
					.code(201)
					.send({ token, session: pageView(session) });
			},
		);

		http.get(
			"/api/guides/public-session",
			{
				config: token(120),
				schema: { tags, summary: "Where a page's session stands", response: { 200: PageSession } },
			},
			async (request, reply) => {
				keepPrivate(reply);
				return pageView(await sessions.read(bearerOf(request)));
			},
		);

		http.post(
			"/api/guides/public-session/steps",
			{
				config: token(config.guidePageAnswersPerMinute),
				schema: {
					tags,
					summary: "Answer on a page",
					body: TroubleshootingAnswer,
					response: { 200: PageSession },
				},
			},
			async (request, reply) => {
				keepPrivate(reply);
				return pageView(await sessions.answer(bearerOf(request), request.body, idempotencyKeyOf(request)));
			},
		);

		http.post(
			"/api/guides/public-session/escalate",
			{
				config: token(10),
				schema: {
					tags,
					summary: "Ask for a person on a page, with consent to be written to",
					body: PageEscalation,
					response: { 200: PageSession },
				},
			},
			async (request, reply) => {
				keepPrivate(reply);
				const { reason, name, email, phone } = request.body;
				return pageView(await sessions.escalate(bearerOf(request), reason, { name, email, phone }));
			},
		);

		http.post(
			"/api/guides/public-session/feedback",
			{
				config: token(20),
				schema: {
					tags,
					summary: "How the guide of a page was, from 1 to 5",
					body: TroubleshootingFeedback,
					response: { 200: TroubleshootingFeedbackKept },
				},
			},
			async (request, reply) => {
				keepPrivate(reply);
				return sessions.rate(bearerOf(request), request.body);
			},
		);
	};
