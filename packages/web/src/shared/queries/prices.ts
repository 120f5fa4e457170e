import { PriceTable } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

/** What providers charge, and in which currency costs are given. */
export const pricesQuery = queryOptions({
	queryKey: ["settings", "prices"],
	queryFn: ({ signal }) => api.get("/settings/prices", { schema: PriceTable, signal }),
	staleTime: 60_000,
});
