import { GuideList } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

export const guidesQuery = queryOptions({
	queryKey: ["guides"],
	queryFn: ({ signal }) => api.get("/guides", { schema: GuideList, signal }),
	staleTime: 60_000,
});
