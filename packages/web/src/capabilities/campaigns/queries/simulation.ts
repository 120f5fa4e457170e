import { CampaignSimulation, NewestSimulation } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/api/index.ts";
import { campaignsKey, useDeed } from "./campaigns.ts";

/** How often it is looked how far a run is. */
const lookMs = 1000;

/** Null before the first run. */
export const simulationQuery = (id: string) =>
	queryOptions({
		queryKey: [...campaignsKey, id, "simulation"],
		queryFn: async ({ signal }) =>
			(await api.get(`/campaigns/${id}/simulation`, { schema: NewestSimulation, signal })).simulation,
		refetchInterval: ({ state }) => (state.data?.state === "running" ? lookMs : false),
	});
export const useSimulate = (id: string) =>
	useDeed(() => api.post(`/campaigns/${id}/simulation`, { body: {}, schema: CampaignSimulation }));
