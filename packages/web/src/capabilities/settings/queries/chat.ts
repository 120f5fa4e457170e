import { ChatSettings, type ChatSettingsChange } from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../shared/api/index.ts";

export const chatSettingsQuery = queryOptions({
	queryKey: ["chat-settings"],
	queryFn: ({ signal }) => api.get("/settings/chat", { schema: ChatSettings, signal }),
});

export function useSaveChatSettings() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: ChatSettingsChange) => api.put("/settings/chat", { body, schema: ChatSettings }),
		onSuccess: (settings) => client.setQueryData(chatSettingsQuery.queryKey, settings),
	});
}
