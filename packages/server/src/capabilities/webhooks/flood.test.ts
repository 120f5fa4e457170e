import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createTestPlatform, testDatabases, wholeFeed } from "../../app/testing.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { createWebhooks } from "./index.ts";
import { changeTickets, createReceiver, newTicketId } from "./testing.ts";

const [events, subjects] = [10_000, 100];
const [minute, hour] = [60_000, 3_600_000];

describe("webhooks to a receiver that is down for an hour", () => {
	it("all arrive once it is back, in order for each subject", { timeout: 120_000 }, async (context) => {
		const clock = createFakeClock(Date.now());
		const receiver = await createReceiver(clock);
		const test = await createTestPlatform({
			database: testDatabases().at(-1) ?? "embedded",
			clock,
			environment: { WEBHOOKS_ALLOW_PRIVATE: "true" },
		});
		const { capability } = createWebhooks(test.platform);
		await test.start([capability]);
		const http = await createTestHttp(test.platform, [capability]);
		context.after(async () => {
			await receiver.close();
			await http.close();
			await test.stop();
		});
		const made = await http.inject({
			method: "POST",
			url: "/api/v1/webhooks",
			payload: { url: receiver.url, events: null },
		});
		const { endpoint, secret } = made.json();
		receiver.secret = secret;
		const run = (name: string, data: object) =>
			capability.jobs
				?.find((job) => job.name === name)
				?.run(data, { signal: new AbortController().signal, attempt: 1 });
		const work = async () => {
			await run("webhooks.sweep", {});
			await run("webhooks.deliver", { endpointId: endpoint.id });
		};

		let isDown = true;
		receiver.answer = (_received, reply) => reply.writeHead(isDown ? 503 : 204).end();
		const tickets = Array.from({ length: subjects }, newTicketId);
		const perTicket = events / subjects;
		for (let part = 0; part < 10; part++) {
			const numbers = Array.from({ length: perTicket / 10 }, (_, index) => String(part * (perTicket / 10) + index));
			await changeTickets(test.platform, tickets, numbers);
			await work();
			await clock.advance(6 * minute);
		}
		await wholeFeed(test.platform);
		await work();
		const triedInVain = receiver.received.length;
		assert.ok(triedInVain < 100, `a receiver that is down is let be, not asked ${triedInVain} times`);

		isDown = false;
		receiver.received.length = 0;
		const begun = clock.now();
		while (receiver.received.length < events && clock.now() - begun < 3 * hour) {
			await clock.advance(minute);
			await work();
		}
		assert.equal(new Set(receiver.received.map(({ id }) => id)).size, events);
		assert.equal(receiver.received.length, events, "none arrives twice");
		assert.deepEqual(receiver.refused, []);
		assert.ok(clock.now() - begun <= 10 * minute, "soon after it is back");
		for (const ticket of tickets) {
			const got = receiver.received.filter(({ data }) => data.ticketId === ticket);
			assert.deepEqual(
				got.map(({ data }) => Number((data.changed as string[])[0])),
				Array.from({ length: perTicket }, (_, index) => index),
			);
		}
	});
});
