import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";
import { after, describe, it } from "node:test";
import { createWakeBus } from "../events/index.ts";
import { createLogger } from "../log/index.ts";
import { connectRedis, type RedisLink } from "./index.ts";

const log = createLogger({ logLevel: "silent" });
const url = process.env.TEST_REDIS_URL;

const until = async (condition: () => boolean) => {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe("without a Redis that answers", () => {
	it("goes on, and says that it is down", async () => {
		// Accepts and never answers, the worst of the ways to be away.
		const sockets = new Set<Socket>();
		const server = createServer((socket) => sockets.add(socket));
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const address = server.address();
		assert.ok(address !== null && typeof address === "object");
		const redis = connectRedis(`redis://127.0.0.1:${address.port}`, log);
		const wakes = createWakeBus(log, redis.wakes);
		const woken = Promise.withResolvers<void>();
		wakes.listen(woken.resolve);
		wakes.wake();
		await woken.promise;
		assert.equal(redis.up(), false);
		await assert.rejects(redis.client.get("x"));
		wakes.close();
		redis.close();
		for (const socket of sockets) socket.destroy();
		server.close();
	});
});

if (url)
	describe("with Redis", () => {
		const links: RedisLink[] = [];
		after(() => {
			for (const link of links) link.close();
		});
		const connect = async () => {
			const link = connectRedis(url, log);
			links.push(link);
			await until(link.up);
			return link;
		};

		it("wakes the other processes, each once for what it did not do itself", async () => {
			const [here, there] = [await connect(), await connect()];
			const woken = { here: 0, there: 0 };
			here.wakes.subscribe(() => woken.here++);
			there.wakes.subscribe(() => woken.there++);
			// A subscription is not heard of until it stands.
			while (woken.there === 0) {
				here.wakes.publish();
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
			assert.equal(woken.here, 0);
		});

		it("comes back by itself after its connections were lost", async () => {
			const [link, other] = [await connect(), await connect()];
			const id = String(await link.client.call("CLIENT", "ID"));
			const lost = new Promise((resolve) => link.client.once("close", resolve));
			await other.client.call("CLIENT", "KILL", "ID", id);
			await lost;
			await until(link.up);
			assert.equal(await link.client.ping(), "PONG");
		});
	});
