import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import pino from "pino";
import { connectRedis } from "../redis/index.ts";
import { createRelay } from "./index.ts";

const redisUrl = process.env.TEST_REDIS_URL;

describe("a relay within one process", () => {
	it("reaches those who listen, until they stop", () => {
		const relay = createRelay(null);
		const heard: string[] = [];
		const stop = relay.subscribe("call:1", (bytes) => heard.push(bytes.toString()));
		relay.publish("call:1", Buffer.from("a"));
		relay.publish("call:2", Buffer.from("b"));
		stop();
		stop();
		relay.publish("call:1", Buffer.from("c"));
		assert.deepEqual(heard, ["a"]);
	});
});

if (redisUrl)
	describe("a relay over Redis", () => {
		const links = [0, 1].map(() => connectRedis(redisUrl, pino({ level: "silent" })));
		after(() => {
			for (const link of links) link.close();
		});

		it("carries bytes to other processes, each once", { timeout: 10_000 }, async () => {
			const [here, there] = links.map((link) => createRelay(link));
			assert.ok(here && there);
			const bytes = Buffer.from([0, 255, 128, 10]);
			const heard: Buffer[] = [];
			const arrived = new Promise<void>((resolve) => {
				there.subscribe("call:1", (message) => {
					heard.push(message);
					resolve();
				});
			});
			const own: Buffer[] = [];
			here.subscribe("call:1", (message) => own.push(message));
			// Subscriptions take a moment; whoever speaks on a call goes on speaking.
			const timer = setInterval(() => heard.length === 0 && here.publish("call:1", bytes), 20);
			await arrived;
			clearInterval(timer);
			assert.deepEqual(heard[0], bytes);
			assert.ok(own.every((message) => message.equals(bytes)));
			const sent = own.length;
			here.publish("call:1", Buffer.from("once"));
			await new Promise((resolve) => setImmediate(resolve));
			assert.equal(own.length, sent + 1, "what comes back from Redis is not delivered again");
		});
	});
