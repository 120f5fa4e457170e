import { ProviderOptions } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

/** What assistants can hear, think and speak with, and the state of each. */
export const providersQuery = queryOptions({
	queryKey: ["providers"],
	queryFn: ({ signal }) => api.get("/providers", { schema: ProviderOptions, signal }),
	staleTime: 30_000,
});
