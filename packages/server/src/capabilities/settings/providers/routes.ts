import {
	ProviderSettings,
	ProviderSettingsChange,
	ProviderSettingsList,
	ProviderTest,
	ProviderTestRequest,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http } from "../../../platform/capability.ts";
import type { ProviderService } from "./service.ts";

const Params = z.object({ id: z.string().regex(/^[a-z0-9-]{1,40}$/) });
const tags = ["settings"];

export const providerRoutes =
	(providers: ProviderService) =>
	(http: Http): void => {
		http.get(
			"/api/v1/settings/providers",
			{
				config: { access: "settings:read" },
				schema: {
					tags,
					summary: "Vendors, and what is set for each",
					description: "Keys are never among the values. What the environment gives wins over what was entered.",
					response: { 200: ProviderSettingsList },
				},
			},
			() => ({ items: providers.list() }),
		);

		http.put(
			"/api/v1/settings/providers/:id",
			{
				config: { access: "settings:write" },
				schema: {
					tags,
					summary: "Enter or remove keys and other values of a vendor",
					description:
						"Calls under way keep what they began with; the next ones use what is entered, on every process.",
					params: Params,
					body: ProviderSettingsChange,
					response: { 200: ProviderSettings },
				},
			},
			({ params, body, principal, ip }) => providers.change(params.id, body.values, { principal, ip }),
		);

		http.post(
			"/api/v1/settings/providers/:id/test",
			{
				config: { access: "settings:write", rateLimit: { max: 20, timeWindow: 60_000 } },
				schema: {
					tags,
					summary: "Try a vendor",
					description:
						"Makes one real, tiny request for each thing that it is used for, with at most 10 seconds for each.",
					params: Params,
					body: ProviderTestRequest,
					response: { 200: ProviderTest },
				},
			},
			({ params, body }) => providers.test(params.id, body?.values ?? {}),
		);
	};
