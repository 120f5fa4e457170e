import {
	ProviderSettings,
	type ProviderSettingsChange,
	ProviderSettingsList,
	ProviderTest,
} from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api } from "../../../shared/api/index.ts";
import { providersQuery } from "../../../shared/queries/index.ts";

type Values = z.output<typeof ProviderSettingsChange>["values"];

export const providerSettingsQuery = queryOptions({
	queryKey: ["settings", "providers"],
	queryFn: async ({ signal }) => (await api.get("/settings/providers", { schema: ProviderSettingsList, signal })).items,
});

/** Enters or removes a provider's keys and addresses. */
export function useSaveProvider(id: string) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (values: Values) =>
			api.put(`/settings/providers/${id}`, { body: { values }, schema: ProviderSettings }),
		onSuccess: () => {
			void client.invalidateQueries({ queryKey: providersQuery.queryKey });
			return client.invalidateQueries({ queryKey: providerSettingsQuery.queryKey });
		},
	});
}

/** Makes a small real request for each thing that the provider is used for; `values` are tried as if they were saved. */
export const useTestProvider = (id: string) =>
	useMutation({
		mutationFn: (values: Values) =>
			api.post(`/settings/providers/${id}/test`, { body: { values }, schema: ProviderTest }),
	});
