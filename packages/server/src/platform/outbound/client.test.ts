import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { createOutbound, type Resolve } from "./index.ts";

describe("posting to addresses that people entered", () => {
	let answer: RequestListener = (_request, reply) => reply.end();
	let asked = 0;
	const server = createServer((request, reply) => {
		asked++;
		answer(request, reply);
	});
	let port = 0;
	before(async () => {
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		port = (server.address() as AddressInfo).port;
	});
	after(() => {
		server.closeAllConnections();
		server.close();
	});

	const client = (allowPrivate: boolean, resolve?: Resolve, timeoutMs = 2000) =>
		createOutbound({ allowPrivate, timeoutMs, ...(resolve ? { resolve } : {}) });
	const message = (url: string) => ({ url, headers: { "content-type": "application/json" }, body: "{}" });
	const here = [{ address: "127.0.0.1", family: 4 }];

	it("refuses what is not on the public internet, however it is written", async () => {
		const outbound = client(false);
		asked = 0;
		for (const host of [
			"127.0.0.1",
			"2130706433",
			"0x7f.1",
			"[::1]",
			"[::ffff:127.0.0.1]",
			"localhost",
			"169.254.169.254",
		])
			for (const scheme of ["http", "https"]) {
				const url = `${scheme}://${host}:${port}/`;
				assert.ok(outbound.objection(url), url);
				assert.equal((await outbound.post(message(url))).problem, "refused-address", url);
			}
		assert.ok(outbound.objection("http://example.com/"));
		assert.equal(outbound.objection("https://example.com/"), null);
		assert.equal(asked, 0);
		await outbound.close();
	});

	it("refuses a name that has come to mean this machine, or means it among others", async () => {
		asked = 0;
		for (const found of [here, [{ address: "93.184.216.34", family: 4 }, ...here], [{ address: "::1", family: 6 }]]) {
			const outbound = client(false, async () => found);
			assert.equal(outbound.objection(`https://rebound.example:${port}/`), null);
			assert.equal((await outbound.post(message(`https://rebound.example:${port}/`))).problem, "refused-address");
			await outbound.close();
		}
		assert.equal(asked, 0);
	});

	it("connects to the address that was checked, and asks for it once", async () => {
		let lookups = 0;
		const outbound = client(true, async () => {
			lookups++;
			return lookups === 1 ? here : [{ address: "127.0.0.2", family: 4 }];
		});
		answer = (request, reply) => reply.end(`${request.socket.localAddress} ${request.headers.host}`);
		const { status, body } = await outbound.post(message(`http://receiver.example:${port}/`));
		assert.deepEqual([status, body, lookups], [200, `127.0.0.1 receiver.example:${port}`, 1]);
		await outbound.close();
	});

	it("follows no redirect, waits no longer than it should, and reads no more than the beginning", async () => {
		const outbound = client(true, undefined, 300);
		const url = `http://127.0.0.1:${port}/`;
		answer = (_request, reply) => reply.writeHead(307, { location: url, "retry-after": "7" }).end();
		asked = 0;
		const redirected = await outbound.post(message(url));
		assert.deepEqual([redirected.status, redirected.retryAfterMs, asked], [307, 7000, 1]);
		answer = () => {};
		assert.equal((await outbound.post(message(url))).problem, "no-answer");
		answer = (_request, reply) => reply.end("a\0".repeat(100_000));
		assert.equal((await outbound.post(message(url))).body, "a".repeat(1024));
		answer = (request) => request.socket.destroy();
		assert.equal((await outbound.post(message(url))).problem, "unreachable");
		await outbound.close();
	});
});
