import { PriceTable, PriceTableChange } from "@centralita/contracts";
import type { Http } from "../../../platform/capability.ts";
import type { PriceService } from "./service.ts";

const tags = ["settings"];

export const priceRoutes =
	(prices: PriceService) =>
	(http: Http): void => {
		http.get(
			"/api/v1/settings/prices",
			{
				config: { access: "settings:read" },
				schema: {
					tags,
					summary: "What vendors and carriers charge",
					description: "As it came with the product until somebody changed it: vendors change their prices.",
					response: { 200: PriceTable },
				},
			},
			() => prices.table(),
		);

		http.put(
			"/api/v1/settings/prices",
			{
				config: { access: "settings:write" },
				schema: {
					tags,
					summary: "Replace the prices",
					description: "They hold for what ends from now on.",
					body: PriceTableChange,
					response: { 200: PriceTable },
				},
			},
			({ body, principal, ip }) => prices.change(body, { principal, ip }),
		);
	};
