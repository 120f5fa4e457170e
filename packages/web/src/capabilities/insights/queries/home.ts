import { LiveCallList, Today } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/api/index.ts";

export const liveCallsQuery = queryOptions({
	queryKey: ["calls", "live"],
	queryFn: ({ signal }) => api.get("/calls/live", { schema: LiveCallList, signal }),
	// States of a call (listening, speaking) change without an event.
	refetchInterval: (query) => (query.state.data?.items.length ? 2000 : 15_000),
});

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const todayQuery = queryOptions({
	queryKey: ["insights", "today"],
	queryFn: ({ signal }) => api.get("/insights/today", { schema: Today, query: { timeZone }, signal }),
	refetchInterval: 60_000,
});
