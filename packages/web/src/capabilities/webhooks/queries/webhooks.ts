import {
	WebhookDeliveryDetail,
	WebhookDeliveryList,
	type WebhookDeliveryState,
	WebhookEndpoint,
	type WebhookEndpointChange,
	type WebhookEndpointCreate,
	WebhookEndpointList,
	WebhookEndpointSecret,
	type WebhookReplay,
	WebhookReplayed,
	WebhookTest,
} from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey, pagedQuery, useProblemText } from "../../../shared/api/index.ts";
import { toast } from "../../../shared/kit/index.ts";

const key = ["webhooks"];

export const endpointsQuery = queryOptions({
	queryKey: [...key, "endpoints"],
	queryFn: async ({ signal }) => (await api.get("/webhooks", { schema: WebhookEndpointList, signal })).items,
	refetchInterval: 10_000,
});

export const deliveriesQuery = (endpointId: string, state: WebhookDeliveryState | null) => ({
	...pagedQuery([...key, endpointId], `/webhooks/${endpointId}/deliveries`, WebhookDeliveryList, {
		...(state ? { state } : {}),
	}),
	refetchInterval: 10_000,
});

export const deliveryQuery = (id: string) =>
	queryOptions({
		queryKey: [...key, "delivery", id],
		queryFn: ({ signal }) => api.get(`/webhook-deliveries/${id}`, { schema: WebhookDeliveryDetail, signal }),
	});

/** Afterwards all of it is read again; failures are shown unless the form shows them. */
function useWebhookMutation<I, O>(deed: (input: I) => Promise<O>, quiet = false) {
	const client = useQueryClient();
	const problem = useProblemText();
	return useMutation({
		mutationFn: deed,
		onSettled: () => client.invalidateQueries({ queryKey: key }),
		onError: (error) => {
			if (!quiet) toast.error(problem(error));
		},
	});
}

export const useAddEndpoint = () =>
	useWebhookMutation(
		(body: z.input<typeof WebhookEndpointCreate>) =>
			api.post("/webhooks", { body, schema: WebhookEndpointSecret, idempotencyKey: newIdempotencyKey() }),
		true,
	);
export const useChangeEndpoint = (quiet = false) =>
	useWebhookMutation(
		({ id, ...body }: z.input<typeof WebhookEndpointChange> & { id: string }) =>
			api.patch(`/webhooks/${id}`, { body, schema: WebhookEndpoint }),
		quiet,
	);
export const useRotateSecret = () =>
	useWebhookMutation((id: string) =>
		api.post(`/webhooks/${id}/rotate`, { schema: WebhookEndpointSecret, idempotencyKey: newIdempotencyKey() }),
	);
export const useRemoveEndpoint = () => useWebhookMutation((id: string) => api.delete(`/webhooks/${id}`));
export const useTestEndpoint = () =>
	useWebhookMutation((id: string) => api.post(`/webhooks/${id}/test`, { schema: WebhookTest }));
export const useReplaySince = () =>
	useWebhookMutation(({ id, ...body }: z.input<typeof WebhookReplay> & { id: string }) =>
		api.post(`/webhooks/${id}/replay`, { body, schema: WebhookReplayed }),
	);
export const useReplay = () => useWebhookMutation((id: string) => api.post(`/webhook-deliveries/${id}/replay`));
