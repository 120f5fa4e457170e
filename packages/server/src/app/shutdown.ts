import type { Capability, Http } from "../platform/capability.ts";
import type { ListenerRunner } from "../platform/events/index.ts";
import type { OpenPlatform } from "./platform.ts";
import type { Providers } from "./providers/index.ts";
import type { Lifecycle } from "./state.ts";

type Running = {
	platform: OpenPlatform;
	capabilities: readonly Capability[];
	providers: Pick<Providers, "close">;
	http: Http;
	worker: ListenerRunner | null;
	lifecycle: Lifecycle;
};

/** What is cut short still gets this long to say so. */
const leastMs = 1000;

/**
 * Stops in the order in which nothing is lost: no new work, live work within `DRAIN_SECONDS`, jobs, connections, database.
 * A step that fails is logged and does not keep the next ones from running.
 */
export async function shutDown({ platform, capabilities, providers, http, worker, lifecycle }: Running): Promise<void> {
	const { log, clock, config } = platform;
	const deadline = clock.elapsed() + config.drainSeconds * 1000;
	const left = () => Math.max(leastMs, deadline - clock.elapsed());
	const step = async (name: string, work: () => unknown) => {
		try {
			await work();
		} catch (error) {
			log.warn({ err: error, step: name }, "a part did not stop as it should");
		}
	};

	lifecycle.enter("draining");
	const busy = capabilities.reduce((sum, capability) => sum + (capability.busy?.() ?? 0), 0);
	log.info({ busy }, "stopping: no new work is taken");
	const abort = new AbortController();
	const cancel = clock.after(left(), () => abort.abort(new Error("the time to drain is over")));
	await Promise.all(capabilities.map(({ name, drain }) => step(name, () => drain?.(abort.signal))));
	cancel();
	await step("feed", () => platform.feed.close());
	await step("listeners", () => worker?.stop());
	await step("jobs", () => platform.jobs.stop(left()));
	const cut = clock.after(left(), () => http.server.closeAllConnections());
	await step("http", () => http.close());
	cut();
	await step("providers", () => providers.close());
	await step("platform", () => platform.close());
	log.info("stopped");
}
