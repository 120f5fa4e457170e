import { fileURLToPath } from "node:url";
import type { Capability, Http } from "../platform/capability.ts";
import {
	collectOpenApi,
	createHttp,
	registerDashboard,
	registerDocumentation,
	registerHealth,
	registerIdempotency,
	registerLogs,
	registerWidget,
} from "../platform/http/index.ts";
import type { LogTail } from "../platform/log/index.ts";
import type { Authenticate } from "../platform/security/authentication.ts";
import { registerFeed } from "./feed.ts";
import type { OpenPlatform } from "./platform.ts";
import type { Lifecycle } from "./state.ts";
import { version } from "./version.ts";

const dashboardFolder = fileURLToPath(new URL("../../../web/dist/", import.meta.url));
const widgetFolder = fileURLToPath(new URL("../../../widget/", import.meta.url));

type Parts = {
	platform: OpenPlatform;
	capabilities: readonly Capability[];
	authenticate: Authenticate;
	lifecycle: Lifecycle;
	tail: LogTail;
	/** How the language models are doing. */
	model: () => "up" | "down" | "off";
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

const state = (checked: Promise<unknown>) =>
	checked.then(
		() => "up" as const,
		() => "down" as const,
	);

async function servicesOf({ db, blobs, system }: OpenPlatform) {
	const [database, stored] = await Promise.all([state(db.check()), state(blobs.check())]);
	return { database, blobs: stored, redis: system.redis() };
}

/** Every route of this process, by its roles. Listening is the caller's. */
export async function buildHttp({
	platform,
	capabilities,
	authenticate,
	lifecycle,
	tail,
	model,
}: Parts): Promise<Http> {
	const { config, log, metrics, redis, system } = platform;
	const http = await createHttp({ config, log, metrics, redis, authenticate, busy: platform.db.busy });
	registerIdempotency(http, platform);
	await collectOpenApi(http, config, version);
	registerHealth(http, {
		config,
		system,
		metrics,
		version,
		reasons: () => notReadyReasons(platform, lifecycle),
		services: async () => ({ ...(await servicesOf(platform)), model: model() }),
	});
	registerLogs(http, { config, tail });
	const isWeb = config.roles.has("web");
	if (isWeb) {
		for (const { routes } of capabilities) routes?.(http);
		registerFeed(http, platform);
	}
	if (config.roles.has("voice")) for (const { sockets } of capabilities) sockets?.(http);
	if (isWeb) {
		await registerDocumentation(http);
		registerWidget(http, widgetFolder);
		await registerDashboard(http, dashboardFolder, config);
	}
	return http;
}
