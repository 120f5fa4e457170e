import { fileURLToPath } from "node:url";
import type { Capability, Http } from "../platform/capability.ts";
import {
	collectOpenApi,
	createHttp,
	registerDashboard,
	registerDocumentation,
	registerHealth,
	registerIdempotency,
} from "../platform/http/index.ts";
import type { Authenticate } from "../platform/security/authentication.ts";
import { registerFeed } from "./feed.ts";
import type { OpenPlatform } from "./platform.ts";
import type { Lifecycle } from "./state.ts";
import { version } from "./version.ts";

const dashboardFolder = fileURLToPath(new URL("../../../web/dist/", import.meta.url));

type Parts = {
	platform: OpenPlatform;
	capabilities: readonly Capability[];
	authenticate: Authenticate;
	lifecycle: Lifecycle;
};

async function notReadyReasons(platform: OpenPlatform, lifecycle: Lifecycle): Promise<string[]> {
	const phase = lifecycle.phase();
	if (phase !== "serving") return [phase];
	try {
		await platform.db.check();
		return [];
	} catch {
		return ["the database does not answer"];
	}
}

/** Every route of this process, by its roles. Listening is the caller's. */
export async function buildHttp({ platform, capabilities, authenticate, lifecycle }: Parts): Promise<Http> {
	const { config, log, metrics, redis, system } = platform;
	const http = await createHttp({ config, log, metrics, redis, authenticate });
	registerIdempotency(http, platform);
	await collectOpenApi(http, config, version);
	registerHealth(http, {
		config,
		system,
		metrics,
		version,
		reasons: () => notReadyReasons(platform, lifecycle),
	});
	const isWeb = config.roles.has("web");
	if (isWeb) {
		for (const { routes } of capabilities) routes?.(http);
		registerFeed(http, platform);
	}
	if (config.roles.has("voice")) for (const { sockets } of capabilities) sockets?.(http);
	if (isWeb) {
		await registerDocumentation(http);
		await registerDashboard(http, dashboardFolder);
	}
	return http;
}
