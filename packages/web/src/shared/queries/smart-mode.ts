import { SmartMode } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/index.ts";

/** Whether language models answer. */
export const smartModeQuery = queryOptions({
	queryKey: ["smart-mode"],
	queryFn: ({ signal }) => api.get("/settings/smart-mode", { schema: SmartMode, signal }),
});
