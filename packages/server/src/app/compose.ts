import { join } from "node:path";
import { createAudit } from "../capabilities/accounts/index.ts";
import type { Capability } from "../platform/capability.ts";
import type { Config } from "../platform/config/index.ts";
import type { EmbeddedServer } from "../platform/db/embedded.ts";
import { createLogger, type Logger } from "../platform/log/index.ts";
import type { GuardedRoute } from "../platform/security/guard.ts";
import { type Clock, systemClock } from "../platform/time/index.ts";
import type { BlobStore } from "../ports/blob-store.ts";
import { createFilesystemBlobs } from "../providers/filesystem/index.ts";
import { createCapabilities } from "./capabilities.ts";
import { buildHttp } from "./http.ts";
import { type OpenPlatform, openPlatform } from "./platform.ts";
import { prepareCapabilities } from "./prepare.ts";
import { buildProviders, type Providers } from "./providers/index.ts";
import { shutDown } from "./shutdown.ts";
import { createLifecycle } from "./state.ts";
import { startWorker } from "./worker.ts";

/** What is there already, or what tests put in the place of the real thing. */
export type Overrides = {
	clock?: Clock;
	log?: Logger;
	blobs?: BlobStore;
	providers?: Providers;
	/** The embedded database, when it is starting already. */
	embedded?: Promise<EmbeddedServer> | null;
};

export type App = {
	readonly platform: OpenPlatform;
	readonly capabilities: readonly Capability[];
	/** Where it listens. */
	readonly url: string;
	/** Every route and socket, and what it asks of whoever calls it. */
	readonly routes: readonly GuardedRoute[];
	/** What the person who started it should read. */
	notices(): Promise<string[]>;
	/**
	 * Refuses new work, lets live calls and running jobs finish within `DRAIN_SECONDS`, then closes everything.
	 * Calling it again gives the same promise.
	 */
	stop(): Promise<void>;
};

/** Builds and starts the application: the only place that knows every part. Rejects when it cannot serve. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
	const clock = overrides.clock ?? systemClock;
	const log = overrides.log ?? createLogger(config);
	const lifecycle = createLifecycle();
	const platform = await openPlatform({
		config,
		clock,
		log,
		blobs: overrides.blobs ?? createFilesystemBlobs(join(config.dataDir, "blobs")),
		audit: createAudit(clock),
		embedded: overrides.embedded ?? null,
		processMetrics: true,
		draining: () => lifecycle.phase() === "draining",
	});
	const closers: (() => Promise<unknown>)[] = [() => platform.close(), () => platform.jobs.stop(1000)];
	try {
		const providers =
			overrides.providers ?? (await buildProviders({ settings: config, metrics: platform.metrics, log }));
		closers.push(async () => providers.close());
		const { list, authenticate } = createCapabilities(platform, providers);
		await prepareCapabilities(platform, list);
		const http = await buildHttp({ platform, capabilities: list, authenticate, lifecycle });
		closers.push(() => http.close());
		const worker = config.roles.has("worker") ? await startWorker(platform, list) : null;
		if (worker) closers.push(() => worker.stop());
		const address = await http.listen({ port: config.port, host: config.host });
		const url = config.publicUrl ?? address;
		lifecycle.enter("serving");
		if (config.roles.has("voice")) providers.warm();

		let stopping: Promise<void> | null = null;
		return {
			platform,
			capabilities: list,
			routes: http.guardedRoutes(),
			url,
			async notices() {
				const lines = await Promise.all(list.map(({ startNotices }) => startNotices?.(url) ?? []));
				return lines.flat();
			},
			stop() {
				stopping ??= shutDown({ platform, capabilities: list, providers, http, worker, lifecycle });
				return stopping;
			},
		};
	} catch (error) {
		for (const close of closers.reverse()) await close().catch(() => {});
		throw error;
	}
}
