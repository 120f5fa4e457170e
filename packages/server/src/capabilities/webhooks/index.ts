import type { Capability, Platform } from "../../platform/capability.ts";
import { createOutbound, type Resolve } from "../../platform/outbound/index.ts";
import { createSealer } from "../../platform/security/sealing.ts";
import type { Context } from "./context.ts";
import { createDeliveries } from "./deliveries.ts";
import { createEndpoints } from "./endpoints.ts";
import { webhookJobs } from "./jobs.ts";
import { toldTypes } from "./messages.ts";
import { createOutbox } from "./outbox.ts";
import { webhookRoutes } from "./routes.ts";
import { createSender } from "./sender.ts";

/** How long a receiver has. */
const patienceMs = 20_000;

/** What happens, told to programs of the company: signed, in order, at least once. Reads the event feed, and nothing else. */
export function createWebhooks(
	platform: Platform,
	{ resolve, timeoutMs = patienceMs }: { resolve?: Resolve; timeoutMs?: number } = {},
): { capability: Capability } {
	const { config } = platform;
	const outbound = createOutbound({
		allowPrivate: config.webhooksAllowPrivate,
		timeoutMs,
		...(resolve ? { resolve } : {}),
	});
	const sealer = createSealer(config.encryptionKey, "webhooks");
	const context: Context = { ...platform, outbound, sealer };
	const endpoints = createEndpoints(context);
	const outbox = createOutbox(context);
	return {
		capability: {
			name: "webhooks",
			migrations: new URL("./migrations/", import.meta.url),
			routes: webhookRoutes(endpoints, createDeliveries(context, endpoints)),
			jobs: webhookJobs(context, outbox, createSender(context)),
			// It only wakes: what there is to tell, the outbox reads from its own place in the feed.
			listeners: [{ name: "webhooks", types: [...toldTypes, "conversation.deleted"], handle: () => outbox.fill() }],
			start: () => outbox.begin(),
		},
	};
}
