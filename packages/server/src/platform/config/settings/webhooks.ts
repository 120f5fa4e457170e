import { flag } from "../kinds.ts";
import { setting } from "../setting.ts";

export const webhookSettings = {
	webhooksAllowPrivate: setting("WEBHOOKS_ALLOW_PRIVATE", flag, "false", {
		description:
			"Lets webhooks and notifications go to private addresses and over plain http, for receivers in the company's own network. Whoever may enter addresses then reaches whatever this server reaches.",
		example: "true",
	}),
};
