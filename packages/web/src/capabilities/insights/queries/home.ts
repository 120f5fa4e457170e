import { Today } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/api/index.ts";

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const todayQuery = queryOptions({
	queryKey: ["insights", "today"],
	queryFn: ({ signal }) => api.get("/insights/today", { schema: Today, query: { timeZone }, signal }),
	refetchInterval: 60_000,
});
