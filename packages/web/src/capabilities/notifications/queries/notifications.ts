import {
	NotificationChannel,
	type NotificationChannelChange,
	type NotificationChannelCreate,
	NotificationList,
	NotificationPreferences,
	type NotificationRule,
	NotificationRules,
	NotificationSettings,
	type NotificationState,
	NotificationTest,
} from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey, pagedQuery, useProblemText } from "../../../shared/api/index.ts";
import { toast } from "../../../shared/kit/index.ts";

const key = ["notifications"];

export const settingsQuery = queryOptions({
	queryKey: [...key, "settings"],
	queryFn: ({ signal }) => api.get("/notifications/settings", { schema: NotificationSettings, signal }),
});
export const logQuery = (state: NotificationState | null) => ({
	...pagedQuery([...key, "log"], "/notifications", NotificationList, { ...(state ? { state } : {}) }),
	refetchInterval: 10_000,
});
export const preferencesQuery = queryOptions({
	queryKey: [...key, "preferences"],
	queryFn: ({ signal }) => api.get("/session/notifications", { schema: NotificationPreferences, signal }),
});

/** Afterwards all of it is read again; failures are shown unless the form shows them. */
function useNotificationMutation<I, O>(deed: (input: I) => Promise<O>, quiet = false) {
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

const path = "/notifications/channels";

export const useAddChannel = () =>
	useNotificationMutation(
		(body: z.input<typeof NotificationChannelCreate>) =>
			api.post(path, { body, schema: NotificationChannel, idempotencyKey: newIdempotencyKey() }),
		true,
	);
export const useChangeChannel = (quiet = false) =>
	useNotificationMutation(
		({ id, ...body }: z.input<typeof NotificationChannelChange> & { id: string }) =>
			api.patch(`${path}/${id}`, { body, schema: NotificationChannel }),
		quiet,
	);
export const useRemoveChannel = () => useNotificationMutation((id: string) => api.delete(`${path}/${id}`));
export const useTestChannel = () =>
	useNotificationMutation((id: string) => api.post(`${path}/${id}/test`, { schema: NotificationTest }));
export const useSaveRules = () =>
	useNotificationMutation((rules: NotificationRule[]) =>
		api.put("/notifications/rules", { body: { rules }, schema: NotificationRules }),
	);
export const useRetry = () => useNotificationMutation((id: string) => api.post(`/notifications/${id}/retry`));
export const useSavePreferences = () =>
	useNotificationMutation((body: NotificationPreferences) =>
		api.put("/session/notifications", { body, schema: NotificationPreferences }),
	);
