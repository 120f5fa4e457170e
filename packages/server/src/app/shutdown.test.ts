import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createLogger } from "../platform/log/index.ts";
import { createFakeClock } from "../ports/fakes/clock.ts";
import { shutDown } from "./shutdown.ts";
import { createLifecycle } from "./state.ts";

type Parts = Parameters<typeof shutDown>[0];

/** Parts that only note in which order they were stopped. */
function parts(drain: (signal: AbortSignal) => Promise<void>, closeHttp: () => Promise<void> = async () => {}) {
	const order: string[] = [];
	const note = (name: string) => async () => {
		order.push(name);
	};
	const clock = createFakeClock();
	const lifecycle = createLifecycle();
	const running = {
		platform: {
			clock,
			log: createLogger({ logLevel: "silent" }),
			config: { drainSeconds: 10 },
			feed: { close: note("feed") },
			jobs: {
				async stop(ms: number) {
					order.push(`jobs ${ms}`);
				},
			},
			close: note("platform"),
		},
		capabilities: [{ name: "calls", drain, busy: () => 1 }],
		providers: { close: note("providers") },
		http: {
			async close() {
				order.push("http");
				await closeHttp();
			},
			server: { closeAllConnections: note("cut") },
		},
		worker: { stop: note("worker") },
		lifecycle,
	};
	return { order, clock, lifecycle, running: running as unknown as Parts };
}

describe("a shutdown", () => {
	it("takes the parts down in the order in which nothing is lost", async () => {
		const { order, clock, lifecycle, running } = parts(async () => {
			order.push(`drain while ${lifecycle.phase()}`);
		});
		await shutDown(running);
		assert.deepEqual(order, ["drain while draining", "feed", "worker", "jobs 10000", "http", "providers", "platform"]);
		assert.equal(clock.pending, 0);
	});

	it("waits for live work, but not longer than DRAIN_SECONDS", async () => {
		const { order, clock, running } = parts(
			(signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
		);
		const done = shutDown(running);
		await clock.advance(9999);
		assert.deepEqual(order, []);
		await clock.advance(1);
		await done;
		assert.deepEqual(order, ["feed", "worker", "jobs 1000", "http", "providers", "platform"]);
	});

	it("cuts requests that do not end", async () => {
		const cut = Promise.withResolvers<void>();
		const { order, clock, running } = parts(
			async () => {},
			() => cut.promise,
		);
		running.http.server.closeAllConnections = () => {
			order.push("cut");
			cut.resolve();
		};
		const done = shutDown(running);
		await clock.settle();
		await clock.advance(10_000);
		await done;
		assert.deepEqual(order.slice(-4), ["http", "cut", "providers", "platform"]);
	});

	it("goes on when a part fails", async () => {
		const { order, running } = parts(() => Promise.reject(new Error("no")));
		await shutDown(running);
		assert.equal(order.at(-1), "platform");
	});
});
