import { InboxQueueList } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

export const queuesQuery = queryOptions({
	queryKey: ["inbox", "queues"],
	queryFn: async ({ signal }) => (await api.get("/inbox/queues", { schema: InboxQueueList, signal })).items,
	staleTime: 60_000,
});
