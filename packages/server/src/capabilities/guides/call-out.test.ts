import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { createTestPlatform, type TestPlatform } from "../../app/testing.ts";
import type { Environment } from "../../platform/config/index.ts";
import { createCallOut } from "./call-out.ts";
import { createGuides } from "./index.ts";

type Got = {
	headers: IncomingHttpHeaders;
	body: { type: string; data: { conversationId: string; variables: unknown } };
};
const id = "0191f1d0-0000-7000-8000-0000000000c1";

describe("what a guide tells another system", () => {
	const statuses: number[] = [];
	const got: Got[] = [];
	let arrived = Promise.withResolvers<void>();
	const receiver = createServer(async (request, response) => {
		let text = "";
		for await (const chunk of request) text += chunk;
		got.push({ headers: request.headers, body: JSON.parse(text) });
		response.writeHead(statuses.shift() ?? 204).end();
		arrived.resolve();
		arrived = Promise.withResolvers();
	});
	let url = "";
	let test: TestPlatform;
	const open = async (environment: Environment) => {
		const opened = await createTestPlatform({ database: "embedded", environment });
		await opened.start([createGuides(opened.platform, []).capability], { jobs: true });
		return opened;
	};
	before(async () => {
		receiver.listen(0, "127.0.0.1");
		await once(receiver, "listening");
		url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/crm`;
		test = await open({ WEBHOOKS_ALLOW_PRIVATE: "true" });
	});
	after(async () => {
		await test?.stop();
		receiver.close();
	});

	it("arrives with what it knows, again under the same id after a failure", async () => {
		statuses.push(503);
		const { callOut } = createCallOut(test.platform);
		const order = { url, variables: { customerName: "Ana", tried: 2, urgent: true }, conversationId: id };
		await test.platform.db.transaction((tx) => callOut(tx, order));
		while (got.length < 2) await arrived.promise;
		const [first, second] = got;
		assert.ok(first && second);
		assert.deepEqual(first.body, second.body);
		const { type, data } = second.body;
		assert.deepEqual([type, data], ["guide.called", { conversationId: id, variables: order.variables }]);
		assert.match(String(second.headers["webhook-id"]), /^[0-9a-f-]{36}$/);
		assert.equal(first.headers["webhook-id"], second.headers["webhook-id"]);
	});

	it("is not told when its transaction is rolled back", async () => {
		const before = got.length;
		const { callOut } = createCallOut(test.platform);
		await assert.rejects(
			test.platform.db.transaction(async (tx) => {
				await callOut(tx, { url, variables: { lost: true }, conversationId: null });
				throw new Error("rolled back");
			}),
		);
		await test.platform.db.transaction((tx) => callOut(tx, { url, variables: { kept: true }, conversationId: null }));
		while (got.length === before) await arrived.promise;
		assert.deepEqual(got[before]?.body.data.variables, { kept: true });
	});

	it("is given up where trying again would change nothing, and tried again where it may", async () => {
		const data = { id, url, at: "2026-11-27T12:00:00.000Z", conversationId: null, variables: {} };
		const context = { signal: new AbortController().signal, attempt: 1 };
		const { job } = createCallOut(test.platform);
		for (const status of [302, 404, 410]) {
			statuses.push(status);
			await job.run(data, context);
		}
		for (const status of [429, 500]) {
			statuses.push(status);
			await assert.rejects(async () => job.run(data, context), new RegExp(`HTTP ${status}`));
		}
		const strict = createCallOut({
			...test.platform,
			config: { ...test.platform.config, webhooksAllowPrivate: false },
		});
		const before = got.length;
		await strict.job.run(data, context);
		assert.equal(got.length, before, "a private address is not posted to");
	});
});
