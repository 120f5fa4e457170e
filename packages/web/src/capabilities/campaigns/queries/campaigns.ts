import {
	Campaign,
	CampaignAttemptList,
	type CampaignAudience,
	CampaignBoard,
	CampaignContactList,
	type CampaignContactState,
	type CampaignDefinition,
	CampaignList,
	CampaignsStopped,
	ContactSegmentList,
	LineList,
} from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey, pagedQuery, useProblemText } from "../../../shared/api/index.ts";
import { toast } from "../../../shared/kit/index.ts";

export const campaignsKey = ["campaigns"] as const;
export const campaignEvents = [
	"campaign.started",
	"campaign.changed",
	"campaign.finished",
	"campaign.attempt-ordered",
	"campaign.attempt-ended",
	"campaign.result",
] as const;
/** Events tell what changes; so often it is looked at all the same. */
const lookMs = 15_000;

export const campaignsQuery = {
	...pagedQuery(campaignsKey, "/campaigns", CampaignList),
	refetchInterval: lookMs,
};
export const campaignQuery = (id: string) =>
	queryOptions({
		queryKey: [...campaignsKey, id],
		queryFn: ({ signal }) => api.get(`/campaigns/${id}`, { schema: Campaign, signal }),
		refetchInterval: ({ state }) => (state.data?.state === "running" ? lookMs : false),
	});
export const campaignContactsQuery = (id: string, state: CampaignContactState | null, live: boolean) => ({
	...pagedQuery([...campaignsKey, id, "contacts"], `/campaigns/${id}/contacts`, CampaignContactList, {
		...(state ? { state } : {}),
	}),
	refetchInterval: live ? lookMs : (false as const),
});
export const boardQuery = (id: string) =>
	queryOptions({
		queryKey: [...campaignsKey, id, "board"],
		queryFn: ({ signal }) => api.get(`/campaigns/${id}/board`, { schema: CampaignBoard, signal }),
	});
export const attemptsQuery = (id: string, contactId: string) =>
	queryOptions({
		queryKey: [...campaignsKey, id, "attempts", contactId],
		queryFn: async ({ signal }) =>
			(await api.get(`/campaigns/${id}/contacts/${contactId}/attempts`, { schema: CampaignAttemptList, signal })).items,
	});
export const lineChoicesQuery = queryOptions({
	queryKey: ["lines", "choices"],
	queryFn: async ({ signal }) => (await api.get("/lines", { schema: LineList, signal })).items,
});
export const segmentChoicesQuery = queryOptions({
	queryKey: ["contact-segments", "choices"],
	queryFn: async ({ signal }) => (await api.get("/contact-segments", { schema: ContactSegmentList, signal })).items,
});

/** Afterwards all of it is read again; failures are shown unless the form shows them. */
export function useDeed<I, O>(deed: (input: I) => Promise<O>, quiet = false) {
	const client = useQueryClient();
	const problem = useProblemText();
	return useMutation({
		mutationFn: deed,
		onSettled: () => client.invalidateQueries({ queryKey: campaignsKey }),
		onError: (error) => {
			if (!quiet) toast.error(problem(error));
		},
	});
}

/** Drafts a campaign, or changes the one of that id. */
export const useSaveCampaign = (id: string | null) =>
	useDeed(
		(body: z.input<typeof CampaignDefinition>) =>
			id === null
				? api.post("/campaigns", { body, schema: Campaign, idempotencyKey: newIdempotencyKey() })
				: api.put(`/campaigns/${id}`, { body, schema: Campaign }),
		true,
	);
export const useSetAudience = (id: string) =>
	useDeed((body: CampaignAudience) => api.put(`/campaigns/${id}/audience`, { body, schema: Campaign }));
export const useMoveCampaign = (id: string) =>
	useDeed((verb: "start" | "pause" | "resume" | "cancel") =>
		api.post(`/campaigns/${id}/${verb}`, { body: {}, schema: Campaign }),
	);
export const useRemoveCampaign = (id: string) => useDeed(() => api.delete(`/campaigns/${id}`));
export const useStopAll = () => useDeed(() => api.post("/campaigns/stop", { body: {}, schema: CampaignsStopped }));
