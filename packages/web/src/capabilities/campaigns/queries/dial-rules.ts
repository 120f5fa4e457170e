import { CountryDialRules, CountryDialRulesList, type DialRules } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/api/index.ts";
import { useDeed } from "./campaigns.ts";

const key = ["campaigns", "dial-rules"] as const;

export const dialRulesQuery = queryOptions({
	queryKey: key,
	queryFn: async ({ signal }) => (await api.get("/dial-rules", { schema: CountryDialRulesList, signal })).items,
});

export const useSaveRules = (country: string) =>
	useDeed((body: DialRules) => api.put(`/dial-rules/${country}`, { body, schema: CountryDialRules }), true);
export const useResetRules = () => useDeed((country: string) => api.delete(`/dial-rules/${country}`));
