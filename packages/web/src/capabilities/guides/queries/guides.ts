import {
	GuideComparison,
	type GuideCreate,
	type GuideDefinition,
	GuideEdges,
	GuideExperiment,
	type GuideExperimentEnd,
	GuideExperimentList,
	GuideExperimentReport,
	type GuideExperimentStart,
	GuideTemplateList,
	GuideTry,
	type GuideTryRequest,
	GuideVersion,
	GuideVersionList,
	GuideWork,
} from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, apiUrl, newIdempotencyKey } from "../../../shared/api/index.ts";
import { guidesQuery } from "../../../shared/queries/index.ts";

export const guideQuery = (slug: string) =>
	queryOptions({
		queryKey: ["guides", slug],
		queryFn: ({ signal }) => api.get(`/guides/${slug}`, { schema: GuideVersion, signal }),
	});

export const workQuery = (slug: string) =>
	queryOptions({
		queryKey: ["guides", slug, "draft"],
		queryFn: ({ signal }) => api.get(`/guides/${slug}/draft`, { schema: GuideWork, signal }),
	});

export const versionsQuery = (slug: string) =>
	queryOptions({
		queryKey: ["guides", slug, "versions"],
		queryFn: ({ signal }) => api.get(`/guides/${slug}/versions`, { schema: GuideVersionList, signal }),
	});

/** A published version's number, or the draft. */
export type Side = number | "draft";

export const comparisonQuery = (slug: string, from: Side, to: Side) =>
	queryOptions({
		queryKey: ["guides", slug, "compare", from, to],
		queryFn: ({ signal }) =>
			api.get(`/guides/${slug}/compare`, { schema: GuideComparison, query: { from, to }, signal }),
	});

export const experimentsQuery = (slug: string) =>
	queryOptions({
		queryKey: ["guides", slug, "experiments"],
		queryFn: ({ signal }) => api.get(`/guides/${slug}/experiments`, { schema: GuideExperimentList, signal }),
	});

/** What came of an experiment by now. */
export const experimentReportQuery = (id: string) =>
	queryOptions({
		queryKey: ["experiment-report", id],
		queryFn: ({ signal }) =>
			api.get(`/troubleshooting/analytics/experiments/${id}`, { schema: GuideExperimentReport, signal }),
		refetchInterval: 60_000,
	});

export const experimentExportUrl = (id: string): string =>
	apiUrl(`/troubleshooting/analytics/experiments/${id}/export.csv`);

/** How often each way of a version was taken. */
export const edgesQuery = (guide: string, version: number) =>
	queryOptions({
		queryKey: ["guides", guide, "edges", version],
		queryFn: ({ signal }) =>
			api.get("/troubleshooting/analytics/edges", { schema: GuideEdges, query: { guide, version }, signal }),
	});

export const templatesQuery = queryOptions({
	queryKey: ["guide-templates"],
	queryFn: ({ signal }) => api.get("/guide-templates", { schema: GuideTemplateList, signal }),
	staleTime: Number.POSITIVE_INFINITY,
});

export const saveDraft = (slug: string, revision: number, definition: GuideDefinition): Promise<GuideWork> =>
	api.put(`/guides/${slug}/draft`, { body: { revision, definition }, schema: GuideWork });

export const tryDraft = (slug: string, body: z.input<typeof GuideTryRequest>, signal: AbortSignal): Promise<GuideTry> =>
	api.post(`/guides/${slug}/try`, { body, schema: GuideTry, signal });

/** A change to one guide; the answer is taken over and the lists are read again. */
function useGuideMutation<I>(deed: (input: I) => Promise<GuideWork>) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: deed,
		onSuccess: (work) => {
			client.setQueryData(workQuery(work.slug).queryKey, work);
			void client.invalidateQueries({ queryKey: guidesQuery.queryKey, exact: true });
			void client.invalidateQueries({ queryKey: ["guides", "archived"] });
			void client.invalidateQueries({ queryKey: ["guides", work.slug], exact: true });
			void client.invalidateQueries({ queryKey: ["guides", work.slug, "versions"] });
			void client.invalidateQueries({ queryKey: ["guides", work.slug, "compare"] });
		},
	});
}

const post = (path: string, body?: unknown) =>
	api.post(path, {
		schema: GuideWork,
		idempotencyKey: newIdempotencyKey(),
		...(body === undefined ? {} : { body }),
	});

export const useCreateGuide = () => useGuideMutation((body: GuideCreate) => post("/guides", body));

export const useImportGuide = () =>
	useGuideMutation((body: { file: unknown; slug?: string }) => post("/guides/import", body));

export const usePublishGuide = (slug: string) =>
	useGuideMutation((body: { revision: number; note: string }) => post(`/guides/${slug}/publish`, body));

export const useRestoreVersion = (slug: string) =>
	useGuideMutation((version: number) => post(`/guides/${slug}/versions/${version}/restore`));

export const useArchiveGuide = () => useGuideMutation((slug: string) => post(`/guides/${slug}/archive`));

export const useUnarchiveGuide = () => useGuideMutation((slug: string) => post(`/guides/${slug}/unarchive`));

function useExperimentMutation<I>(slug: string, deed: (input: I) => Promise<GuideExperiment>) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: deed,
		onSuccess: () =>
			Promise.all([
				client.invalidateQueries({ queryKey: ["guides", slug] }),
				client.invalidateQueries({ queryKey: ["experiment-report"] }),
				client.invalidateQueries({ queryKey: guidesQuery.queryKey, exact: true }),
			]),
	});
}

export const useStartExperiment = (slug: string) =>
	useExperimentMutation(slug, (body: z.input<typeof GuideExperimentStart>) =>
		api.post(`/guides/${slug}/experiments`, { body, schema: GuideExperiment, idempotencyKey: newIdempotencyKey() }),
	);

export const useEndExperiment = (slug: string) =>
	useExperimentMutation(slug, ({ id, ...body }: z.input<typeof GuideExperimentEnd> & { id: string }) =>
		api.post(`/guides/${slug}/experiments/${id}/end`, {
			body,
			schema: GuideExperiment,
			idempotencyKey: newIdempotencyKey(),
		}),
	);

export function useDeleteGuide() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (slug: string) => api.delete(`/guides/${slug}`),
		onSuccess: (_nothing, slug) => {
			client.removeQueries({ queryKey: ["guides", slug] });
			return client.invalidateQueries({ queryKey: guidesQuery.queryKey, exact: true });
		},
	});
}
