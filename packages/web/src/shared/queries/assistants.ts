import { AssistantList } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

/** The assistants to choose from: the first hundred, which is more than a company keeps. */
export const assistantChoicesQuery = queryOptions({
	queryKey: ["assistants", "choices"],
	queryFn: async ({ signal }) =>
		(await api.get("/assistants", { schema: AssistantList, query: { limit: 100 }, signal })).items,
});
