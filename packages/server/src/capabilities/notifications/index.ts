import type { Capability, Platform } from "../../platform/capability.ts";
import { createOutbound } from "../../platform/outbound/index.ts";
import { createSealer } from "../../platform/security/sealing.ts";
import { createChannels } from "./channel-service.ts";
import type { Context, Dependencies } from "./context.ts";
import { createInbox, toldTypes } from "./inbox.ts";
import { notificationJobs } from "./jobs.ts";
import { createLog } from "./log.ts";
import { notificationRoutes } from "./routes.ts";
import { createSender } from "./sender.ts";

const patienceMs = 15_000;

/** What happens, told to people: by e-mail, in their rooms, by text message. Reads the event feed, and nothing else. */
export function createNotifications(platform: Platform, dependencies: Dependencies): { capability: Capability } {
	const { config } = platform;
	const outbound = createOutbound({ allowPrivate: config.webhooksAllowPrivate, timeoutMs: patienceMs, connections: 4 });
	const sealer = createSealer(config.encryptionKey, "notifications");
	const context: Context = { ...platform, ...dependencies, outbound, sealer };
	const channels = createChannels(context);
	const inbox = createInbox(context);
	const sender = createSender(context, channels);
	return {
		capability: {
			name: "notifications",
			migrations: new URL("./migrations/", import.meta.url),
			routes: notificationRoutes(context, channels, createLog(context)),
			jobs: notificationJobs(context, inbox, sender),
			// It only wakes: what there is to tell, the inbox reads from its own place in the feed.
			listeners: [{ name: "notifications", types: [...toldTypes, "conversation.deleted"], handle: () => inbox.fill() }],
			start: () => inbox.begin(),
		},
	};
}
