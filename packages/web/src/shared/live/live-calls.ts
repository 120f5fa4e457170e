import { LiveCallList } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

/** The calls in progress, over all nodes. */
export const liveCallsQuery = queryOptions({
	queryKey: ["calls", "live"],
	queryFn: ({ signal }) => api.get("/calls/live", { schema: LiveCallList, signal }),
	// States of a call (listening, speaking) change without an event.
	refetchInterval: (query) => (query.state.data?.items.length ? 2000 : 15_000),
});

/** What the live feed tells of calls. */
export const liveCallEvents = ["call.started", "call.changed", "call.ended"] as const;
