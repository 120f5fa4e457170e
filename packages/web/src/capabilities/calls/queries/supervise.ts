import type { CallTransfer, CallWhisper } from "@centralita/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey } from "../../../shared/api/index.ts";
import { liveCallsQuery } from "../../../shared/live/index.ts";

/** A deed in a live call of somebody else's; the list is read again. */
function useCallMutation<I>(deed: (input: I) => Promise<void>) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: deed,
		onSuccess: () => void client.invalidateQueries({ queryKey: liveCallsQuery.queryKey }),
	});
}

export const useWhisper = (callId: string) =>
	useCallMutation((body: z.output<typeof CallWhisper>) =>
		api.post(`/calls/${callId}/whisper`, { body, idempotencyKey: newIdempotencyKey() }),
	);

export const useTransfer = (callId: string) =>
	useCallMutation((body: z.output<typeof CallTransfer>) =>
		api.post(`/calls/${callId}/transfer`, { body, idempotencyKey: newIdempotencyKey() }),
	);

export const useHangUp = (callId: string) => useCallMutation(() => api.delete(`/calls/${callId}`));
