import { RehearsalRun, RehearsalRunList, RehearsalSuite, type RehearsalSuiteSave } from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey } from "../../../shared/api/index.ts";

const key = (id: string, ...more: string[]) => ["assistants", id, "rehearsals", ...more] as const;
/** More than anybody chooses from. */
const runsShown = 20;
const pollMs = 700;

export const suiteQuery = (id: string) =>
	queryOptions({
		queryKey: key(id, "suite"),
		queryFn: ({ signal }) => api.get(`/assistants/${id}/rehearsal-suite`, { schema: RehearsalSuite, signal }),
	});

export const runsQuery = (id: string) =>
	queryOptions({
		queryKey: key(id, "runs"),
		queryFn: ({ signal }) =>
			api.get(`/assistants/${id}/rehearsals`, { schema: RehearsalRunList, query: { limit: runsShown }, signal }),
		// Whether a run is of the draft as it is now changes with every save.
		staleTime: 0,
		refetchInterval: (query) =>
			query.state.data?.items.some(({ state }) => state === "running") ? pollMs : (false as const),
	});

export const runQuery = (id: string, run: string) =>
	queryOptions({
		queryKey: key(id, "runs", run),
		queryFn: ({ signal }) => api.get(`/assistants/${id}/rehearsals/${run}`, { schema: RehearsalRun, signal }),
		staleTime: 0,
		refetchInterval: (query) => (query.state.data?.state === "running" ? pollMs : (false as const)),
	});

export function useSaveSuite(id: string) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: z.input<typeof RehearsalSuiteSave>) =>
			api.put(`/assistants/${id}/rehearsal-suite`, { body, schema: RehearsalSuite }),
		onSuccess: (suite) => {
			client.setQueryData(suiteQuery(id).queryKey, suite);
			return client.invalidateQueries({ queryKey: key(id, "runs") });
		},
	});
}

export function useRehearse(id: string) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: () =>
			api.post(`/assistants/${id}/rehearsals`, { schema: RehearsalRun, idempotencyKey: newIdempotencyKey() }),
		onSuccess: (run) => {
			client.setQueryData(runQuery(id, run.id).queryKey, run);
			return client.invalidateQueries({ queryKey: runsQuery(id).queryKey });
		},
	});
}
