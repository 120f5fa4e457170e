import { join } from "node:path";
import pino from "pino";
import { createAudit } from "../capabilities/accounts/index.ts";
import type { Capability } from "../platform/capability.ts";
import type { Config } from "../platform/config/index.ts";
import type { EmbeddedServer } from "../platform/db/embedded.ts";
import { createLogger, createLogTail, type Logger } from "../platform/log/index.ts";
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

/** Off without a model or while it is switched off; down when every one of them is being left alone. */
function modelState({ breakerStates, languageModel }: Providers, on: boolean): "up" | "down" | "off" {
	if (!on || languageModel({ provider: "auto", fallbacks: [] }) === null) return "off";
	const models = breakerStates().filter(({ port }) => port === "language-model");
	return models.length > 0 && models.every((model) => model.state === "open") ? "down" : "up";
}

/** Builds and starts the application: the only place that knows every part. Rejects when it cannot serve. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
	const clock = overrides.clock ?? systemClock;
	const tail = createLogTail();
	const log = overrides.log ?? createLogger(config, tail.through(pino.destination(1)));
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
		const { list, authenticate, smartMode } = createCapabilities(platform, providers);
		await prepareCapabilities(platform, list);
		const http = await buildHttp({
			platform,
			capabilities: list,
			authenticate,
			lifecycle,
			tail,
			model: () => modelState(providers, smartMode()),
		});
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
