import { AssistantList } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/api/index.ts";

/** The assistants one may call: the first hundred, which is more than a company keeps. */
export const callableAssistantsQuery = queryOptions({
	queryKey: ["assistants", "callable"],
	queryFn: async ({ signal }) =>
		(await api.get("/assistants", { schema: AssistantList, query: { limit: 100 }, signal })).items,
});
