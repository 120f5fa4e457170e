import { SmartMode, SmartModeChange, SystemStatus } from "@centralita/contracts";
import type { z } from "zod";
import type { Http } from "../../platform/capability.ts";
import type { SmartModeSwitch } from "./smart-mode.ts";

export const settingsRoutes =
	(smartMode: SmartModeSwitch, systemStatus: () => Promise<z.infer<typeof SystemStatus>>) =>
	(http: Http): void => {
		const tags = ["settings"];

		http.get(
			"/api/v1/settings/smart-mode",
			{
				config: { access: "settings:read" },
				schema: { tags, summary: "Whether language models answer", response: { 200: SmartMode } },
			},
			() => smartMode.read(),
		);

		http.put(
			"/api/v1/settings/smart-mode",
			{
				config: { access: "settings:write" },
				schema: {
					tags,
					summary: "Let language models answer, or only guides and rules",
					body: SmartModeChange,
					response: { 200: SmartMode },
				},
			},
			({ body, principal, ip }) => smartMode.change(body.enabled, { principal, ip }),
		);

		http.get(
			"/api/v1/system",
			{
				config: { access: "settings:read" },
				schema: { tags, summary: "How this installation is doing", response: { 200: SystemStatus } },
			},
			() => systemStatus(),
		);
	};
