import {
	type Language,
	type Locale,
	locales,
	PageSession,
	PageSessionCreated,
	PublicGuide,
	TroubleshootingFeedbackKept,
} from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { ApiError, api, newIdempotencyKey } from "../../../shared/api/index.ts";
import type { SessionAnswer } from "../../../shared/guide-session/index.ts";

const base = "/api/guides/public-session";

/** The visitor's own locale where the product speaks it, else the language's common one. */
function localeIn(language: Language): Locale {
	const own = navigator.languages.find((tag) => tag.startsWith(language) && locales.some((locale) => locale === tag));
	return locales.find((locale) => locale === own) ?? (language === "es" ? "es-419" : "en-US");
}

export const isGone = (error: unknown) => error instanceof ApiError && (error.status === 404 || error.status === 410);
const retry = (failures: number, error: unknown) => !isGone(error) && failures < 2;

export const publicGuideQuery = (slug: string, language: Language) =>
	queryOptions({
		queryKey: ["public-guide", slug, language],
		queryFn: ({ signal }) =>
			api.get(`/api/guides/public/${slug}`, { schema: PublicGuide, query: { locale: localeIn(language) }, signal }),
		retry,
	});

export const pageSessionQuery = (token: string) =>
	queryOptions({
		queryKey: ["page-session", token],
		queryFn: ({ signal }) => api.get(base, { schema: PageSession, sessionToken: token, signal }),
		retry,
		staleTime: Number.POSITIVE_INFINITY,
	});

/** `earlier`: the session that the visitor has just left, so that they get the same version again in an experiment. */
export const startPage = (slug: string, language: Language, earlier: string | null) =>
	api.post(`/api/guides/public/${slug}/sessions`, {
		body: { locale: localeIn(language) },
		schema: PageSessionCreated,
		...(earlier === null ? {} : { sessionToken: earlier }),
	});

export const answerPage = (token: string, revision: number, answer: SessionAnswer) =>
	api.post(`${base}/steps`, {
		body: { ...answer, revision },
		schema: PageSession,
		sessionToken: token,
		idempotencyKey: newIdempotencyKey(),
	});

export type PersonAsked = { name: string; email?: string; phone?: string; reason: string; consent: true };
export const askPerson = (token: string, body: PersonAsked) =>
	api.post(`${base}/escalate`, { body, schema: PageSession, sessionToken: token });

export const ratePage = (token: string, body: { rating: number; comment: string }) =>
	api.post(`${base}/feedback`, { body, schema: TroubleshootingFeedbackKept, sessionToken: token });
