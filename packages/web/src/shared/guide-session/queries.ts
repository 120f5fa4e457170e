import { GuideList, type Locale, TroubleshootingSession } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "../api/index.ts";
import type { SessionAnswer } from "./next-view.tsx";

const base = "/troubleshooting/sessions";

/** The guides that can be run: published ones. */
export const runnableGuidesQuery = queryOptions({
	queryKey: ["guides", "runnable"],
	queryFn: async ({ signal }) => {
		const { items } = await api.get("/guides", { schema: GuideList, signal });
		return items.filter(({ version }) => version !== null);
	},
});

export const guideSessionQuery = (id: string) =>
	queryOptions({
		queryKey: ["guide-session", id],
		queryFn: ({ signal }) => api.get(`${base}/${id}`, { schema: TroubleshootingSession, signal }),
		staleTime: Number.POSITIVE_INFINITY,
	});

export const startGuide = (body: { guideId: string; conversationId: string; locale: Locale }) =>
	api.post(base, {
		body: { ...body, channel: "agent" },
		schema: TroubleshootingSession,
		idempotencyKey: newIdempotencyKey(),
	});

export const answerGuide = (id: string, revision: number, answer: SessionAnswer) =>
	api.post(`${base}/${id}/steps`, {
		body: { ...answer, revision },
		schema: TroubleshootingSession,
		idempotencyKey: newIdempotencyKey(),
	});

export const escalateGuide = (id: string, reason: string) =>
	api.post(`${base}/${id}/escalate`, {
		body: { reason },
		schema: TroubleshootingSession,
		idempotencyKey: newIdempotencyKey(),
	});
