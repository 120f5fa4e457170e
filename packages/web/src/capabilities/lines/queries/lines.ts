import {
	CarrierAccount,
	type CarrierAccountChange,
	type CarrierAccountCreate,
	CarrierAccountList,
	CarrierAccountStatus,
	CarrierNumberList,
	Line,
	type LineCreate,
	type LineDefinition,
	LineList,
	PhoneCall,
} from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey } from "../../../shared/api/index.ts";

export const linesKey = ["lines"] as const;
const accountsKey = ["carrier-accounts"] as const;

/** Live calls change without an event of the line's own. */
export const linesQuery = queryOptions({
	queryKey: linesKey,
	queryFn: async ({ signal }) => (await api.get("/lines", { schema: LineList, signal })).items,
	refetchInterval: 15_000,
});

export const accountsQuery = queryOptions({
	queryKey: accountsKey,
	queryFn: async ({ signal }) => (await api.get("/carrier-accounts", { schema: CarrierAccountList, signal })).items,
});

/** Asks the carrier and checks the webhook from outside: not more often than somebody wants to know. */
export const accountStatusQuery = (id: string) =>
	queryOptions({
		queryKey: [...accountsKey, id, "status"],
		queryFn: ({ signal }) => api.get(`/carrier-accounts/${id}/status`, { schema: CarrierAccountStatus, signal }),
		staleTime: 60_000,
		retry: false,
	});

export const accountNumbersQuery = (id: string) =>
	queryOptions({
		queryKey: [...accountsKey, id, "numbers"],
		queryFn: async ({ signal }) =>
			(await api.get(`/carrier-accounts/${id}/numbers`, { schema: CarrierNumberList, signal })).items,
		staleTime: 60_000,
		retry: false,
	});

export const phoneCallQuery = (callId: string) =>
	queryOptions({
		queryKey: ["calls", "phone", callId],
		queryFn: ({ signal }) => api.get(`/calls/${callId}`, { schema: PhoneCall, signal }),
		refetchInterval: (query) => (query.state.data?.state === "ended" ? false : 1000),
	});

/** A change to accounts or lines; everything about them is read again. */
function useLinesMutation<I, O>(deed: (input: I) => Promise<O>) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: deed,
		onSuccess: () => {
			void client.invalidateQueries({ queryKey: accountsKey });
			return client.invalidateQueries({ queryKey: linesKey });
		},
	});
}

export const useConnectAccount = () =>
	useLinesMutation((body: z.output<typeof CarrierAccountCreate>) =>
		api.post("/carrier-accounts", { body, schema: CarrierAccount, idempotencyKey: newIdempotencyKey() }),
	);

export const useChangeAccount = (id: string) =>
	useLinesMutation((body: z.output<typeof CarrierAccountChange>) =>
		api.patch(`/carrier-accounts/${id}`, { body, schema: CarrierAccount }),
	);

export const useRemoveAccount = () => useLinesMutation((id: string) => api.delete(`/carrier-accounts/${id}`));

export const useCreateLine = () =>
	useLinesMutation((body: z.output<typeof LineCreate>) =>
		api.post("/lines", { body, schema: Line, idempotencyKey: newIdempotencyKey() }),
	);

export const useSaveLine = (id: string) =>
	useLinesMutation((definition: LineDefinition) => api.put(`/lines/${id}`, { body: definition, schema: Line }));

export const useRemoveLine = () => useLinesMutation((id: string) => api.delete(`/lines/${id}`));

export const useTestCall = (lineId: string) =>
	useMutation({
		mutationFn: (to: string) =>
			api.post(`/lines/${lineId}/test-call`, {
				body: { to },
				schema: PhoneCall,
				idempotencyKey: newIdempotencyKey(),
			}),
	});
