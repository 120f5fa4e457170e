import type { SystemStatus } from "@centralita/contracts";
import type { z } from "zod";
import type { Capability, Platform } from "../../platform/capability.ts";
import { settingsRoutes } from "./routes.ts";
import { createSmartMode } from "./smart-mode.ts";

type Dependencies = {
	/** Facts that only the application knows: version, live calls, what an operator should know. */
	facts: () => Promise<Pick<z.infer<typeof SystemStatus>, "version" | "liveCalls" | "notices">>;
};

/** What is switched while running, and how the installation is doing. `smartMode` answers at once, on every node. */
export function createSettings(
	platform: Platform,
	{ facts }: Dependencies,
): { smartMode: () => boolean; capability: Capability } {
	const smartMode = createSmartMode(platform);
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
		capability: {
			name: "settings",
			migrations: new URL("./migrations/", import.meta.url),
			routes: settingsRoutes(platform, smartMode, systemStatus),
			start: () => smartMode.follow(),
		},
	};
}
