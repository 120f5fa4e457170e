import {
	CampaignScriptPreview,
	type CampaignTestCall,
	CampaignTestCalled,
	CampaignVariableList,
} from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey } from "../../../shared/api/index.ts";
import { campaignsKey, useDeed } from "./campaigns.ts";

export const variablesQuery = queryOptions({
	queryKey: [...campaignsKey, "variables"],
	queryFn: async ({ signal }) =>
		(await api.get("/campaigns/variables", { schema: CampaignVariableList, signal })).items,
});
export const previewQuery = (id: string, contactId: string) =>
	queryOptions({
		queryKey: [...campaignsKey, id, "script", contactId],
		queryFn: ({ signal }) =>
			api.get(`/campaigns/${id}/contacts/${contactId}/script`, { schema: CampaignScriptPreview, signal }),
	});
export const useTestCall = (id: string) =>
	useDeed(
		(body: z.infer<typeof CampaignTestCall>) =>
			api.post(`/campaigns/${id}/test-call`, { body, schema: CampaignTestCalled, idempotencyKey: newIdempotencyKey() }),
		true,
	);
