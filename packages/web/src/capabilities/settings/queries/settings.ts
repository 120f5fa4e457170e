import { SmartMode, SystemStatus } from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, useProblemText } from "../../../shared/api/index.ts";
import { toast } from "../../../shared/kit/index.ts";
import { smartModeQuery } from "../../../shared/queries/index.ts";

export const systemQuery = queryOptions({
	queryKey: ["system"],
	queryFn: ({ signal }) => api.get("/system", { schema: SystemStatus, signal }),
	refetchInterval: 15_000,
});

/** Turns language models on or off, at once on screen; put back when the server refuses. */
export function useChangeSmartMode() {
	const client = useQueryClient();
	const problem = useProblemText();
	const key = smartModeQuery.queryKey;
	return useMutation({
		mutationFn: (enabled: boolean) => api.put("/settings/smart-mode", { body: { enabled }, schema: SmartMode }),
		onMutate: async (enabled) => {
			await client.cancelQueries({ queryKey: key });
			const before = client.getQueryData(key);
			if (before) client.setQueryData(key, { ...before, enabled });
			return before;
		},
		onSuccess: (mode) => client.setQueryData(key, mode),
		onError: (error, _enabled, before) => {
			if (before) client.setQueryData(key, before);
			toast.error(problem(error));
		},
	});
}
