import { ChatSettings, ChatSettingsChange } from "@centralita/contracts";
import type { Http } from "../../platform/capability.ts";
import type { ChatSettingsService } from "./settings.ts";

export function registerChatSettingsRoutes(http: Http, settings: ChatSettingsService): void {
	const tags = ["settings"];

	http.get(
		"/api/v1/settings/chat",
		{
			config: { access: "settings:read" },
			schema: { tags, summary: "Who answers chats, and what greets visitors", response: { 200: ChatSettings } },
		},
		() => settings.read(),
	);

	http.put(
		"/api/v1/settings/chat",
		{
			config: { access: "settings:write" },
			schema: {
				tags,
				summary: "Choose who answers chats, and what greets visitors",
				description: "Holds from the next chat on, on every node. Chats under way go on as they began.",
				body: ChatSettingsChange,
				response: { 200: ChatSettings },
			},
		},
		({ body, principal, ip }) => settings.change(body, { principal, ip }),
	);
}
