import type { SystemStatus } from "@centralita/contracts";
import type { z } from "zod";
import type { Capability, Platform } from "../../platform/capability.ts";
import { createFollower } from "./follow.ts";
import { priceRoutes } from "./prices/routes.ts";
import { createPrices, type Prices } from "./prices/service.ts";
import type { ProviderControl } from "./providers/control.ts";
import { providerRoutes } from "./providers/routes.ts";
import { createProviderService } from "./providers/service.ts";
import { settingsRoutes } from "./routes.ts";
import { createSmartMode } from "./smart-mode.ts";

export type { EnteredValues, ProviderControl } from "./providers/control.ts";

type Dependencies = {
	/** Facts that only the application knows: version, live calls, what an operator should know. */
	facts: () => Promise<Pick<z.infer<typeof SystemStatus>, "version" | "liveCalls" | "notices">>;
	/** The vendors that there are. */
	providers: ProviderControl;
};

export type Settings = {
	/** Whether language models answer; known at once, on every node. */
	smartMode: () => boolean;
	readonly prices: Prices;
	readonly capability: Capability;
};

/** What is entered and switched while running, and how the installation is doing. */
export function createSettings(platform: Platform, { facts, providers: control }: Dependencies): Settings {
	const follower = createFollower(platform);
	const smartMode = createSmartMode(platform, follower);
	const providers = createProviderService(platform, follower, control);
	const prices = createPrices(platform, follower);
	const { system, config, db, blobs } = platform;
	const systemStatus = async (): Promise<z.infer<typeof SystemStatus>> => ({
		...(await facts()),
		database: db.kind,
		redis: system.redis(),
		blobs: blobs.provider,
		roles: [...config.roles],
		draining: system.draining(),
		startedAt: system.startedAt.toISOString(),
	});
	return {
		smartMode: smartMode.enabled,
		prices,
		capability: {
			name: "settings",
			migrations: new URL("./migrations/", import.meta.url),
			routes(http) {
				settingsRoutes(smartMode, systemStatus)(http);
				providerRoutes(providers)(http);
				priceRoutes(prices)(http);
			},
			start: () => follower.start(),
		},
	};
}
