import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import {
	WebhookDeliveryDetail,
	WebhookDeliveryList,
	WebhookEndpointList,
	WebhookEndpointSecret,
} from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestPlatform, testDatabases, truncate, wholeFeed } from "../../app/testing.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import type { Capability, Http } from "../../platform/capability.ts";
import { createMetrics } from "../../platform/telemetry/index.ts";
import { createFakeClock, type FakeClock } from "../../ports/fakes/clock.ts";
import { createWebhooks } from "./index.ts";
import { changeTicket, createReceiver, newTicketId, type Receiver } from "./testing.ts";

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

for (const database of testDatabases())
	describe(`webhooks on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let clock: FakeClock;
		let capability: Capability;
		let receiver: Receiver;
		before(async () => {
			clock = createFakeClock(Date.now());
			test = await createTestPlatform({ database, clock, environment: { WEBHOOKS_ALLOW_PRIVATE: "true" } });
			({ capability } = createWebhooks(test.platform, { timeoutMs: 300 }));
			await test.start([capability]);
			http = await createTestHttp(test.platform, [capability]);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});
		beforeEach(async (context) => {
			await truncate(test.platform, "webhook_endpoints", "webhook_messages");
			receiver = await createReceiver(clock);
			const { close } = receiver;
			if ("after" in context) context.after(() => close());
		});

		const call = async (method: "GET" | "POST" | "PATCH" | "DELETE", path: string, payload?: object) => {
			const answer = await http.inject({ method, url: `/api/v1/${path}`, ...(payload ? { payload } : {}) });
			return { status: answer.statusCode, json: answer.body === "" ? null : answer.json() };
		};
		const add = async (given: object = {}) => {
			const { status, json } = await call("POST", "webhooks", { url: receiver.url, events: null, ...given });
			assert.equal(status, 201, JSON.stringify(json));
			const { endpoint, secret } = WebhookEndpointSecret.parse(json);
			receiver.secret = secret;
			return endpoint.id;
		};
		const view = async (id: string) => {
			const { items } = WebhookEndpointList.parse((await call("GET", "webhooks")).json);
			const found = items.find((one) => one.id === id);
			assert.ok(found);
			return found;
		};
		const deliveries = async (id: string) =>
			WebhookDeliveryList.parse((await call("GET", `webhooks/${id}/deliveries?limit=100`)).json).items;
		const job = (name: string) => {
			const found = capability.jobs?.find((one) => one.name === name);
			assert.ok(found);
			return found;
		};
		/** What the worker does: writes the messages, then sends what is due. */
		const work = async (id: string, signal = new AbortController().signal) => {
			await wholeFeed(test.platform);
			await job("webhooks.sweep").run({}, { signal, attempt: 1 });
			await job("webhooks.deliver").run({ endpointId: id }, { signal, attempt: 1 });
		};
		const pass = async (id: string, ms: number) => {
			await clock.advance(ms);
			await work(id);
		};
		const changes = () => receiver.received.map(({ data }) => (data.changed as string[])[0]);

		it("arrive signed, once, in order, and carry no one's name", async () => {
			const id = await add();
			const ticket = newTicketId();
			await changeTicket(test.platform, ticket, ["1", "2", "3"]);
			await work(id);
			await work(id);
			assert.deepEqual(changes(), ["1", "2", "3"]);
			assert.deepEqual(receiver.refused, []);
			assert.equal(new Set(receiver.received.map((one) => one.id)).size, 3);
			assert.deepEqual(Object.keys(receiver.received[0]?.data ?? {}).sort(), [
				...["changed", "conversationId", "number", "priority", "status", "ticketId"],
			]);
			assert.deepEqual([(await view(id)).waiting, (await view(id)).failingSince], [0, null]);
		});

		it("go to no address that is none, and say so", async () => {
			for (const url of ["", "no", "https://", "ftp://example.com/", "https://ana:secret@example.com/"]) {
				const { status, json } = await call("POST", "webhooks", { url, events: null });
				assert.deepEqual([status, json.code, json.errors?.[0]?.path], [400, "validation-failed", "url"], url);
			}
		});

		it("are only of the types that were chosen", async () => {
			const id = await add({ events: ["contact.erased", "session.started"] });
			await changeTicket(test.platform, newTicketId(), ["1"]);
			const contactId = newTicketId();
			await test.platform.db.transaction((tx) =>
				test.platform.events.append(tx, "contact.erased", { contactId, by: "Ana" }),
			);
			await work(id);
			assert.deepEqual(
				receiver.received.map(({ type, data }) => [type, data]),
				[["contact.erased", { contactId }]],
			);
		});

		it("mask what a conversation's analysis says of people", async () => {
			const id = await add({ events: ["extraction.completed"] });
			const analysis = {
				...{ summary: "Escribir a ana@example.com", outcome: "resolved" as const, outcomeConfidence: 1, sentiment: 0 },
				...{ sentimentConfidence: 1, outcomeTurn: null, by: "rules" as const },
				values: [
					{ name: "dni", type: "text" as const, value: "DNI 20.123.456", confidence: 1, turn: 1, by: "rules" as const },
				],
			};
			const conversationId = newTicketId();
			const append = test.platform.events.append;
			await test.platform.db.transaction((tx) => append(tx, "conversation.analysed", { conversationId, analysis }));
			await work(id);
			const text = JSON.stringify(receiver.received[0]?.data);
			assert.match(text, /\[EMAIL\]/);
			assert.doesNotMatch(text, /ana@example|20\.123/);
			await test.platform.db.transaction((tx) => append(tx, "conversation.deleted", { conversationId, by: "Ana" }));
			await work(id);
			assert.deepEqual(await deliveries(id), [], "what was said in it is gone from here too");
		});

		it("are tried as the schedule says, then given up, and sent again when somebody asks", async () => {
			const id = await add();
			receiver.answer = (_received, reply) => reply.writeHead(500).end("quién: ana@example.com");
			await changeTicket(test.platform, newTicketId(), ["1"]);
			await work(id);
			for (const [index, wait] of [
				...[5 * second, 5 * minute, 30 * minute],
				...[2, 5, 10, 14, 20, 24].map((hours) => hours * hour),
			].entries()) {
				await pass(id, wait * 0.89);
				assert.equal(receiver.received.length, index + 1, "not before its time");
				await pass(id, wait * 0.22);
				assert.equal(receiver.received.length, index + 2);
			}
			const [delivery] = await deliveries(id);
			assert.deepEqual([delivery?.state, delivery?.attempts, delivery?.nextAttemptAt], ["failed", 10, null]);
			assert.equal(delivery?.lastAttempt?.answer, "quién: [EMAIL]");
			assert.equal(new Set(receiver.received.map((one) => one.id)).size, 1, "one id for all attempts");
			assert.equal(new Set(receiver.received.map(({ headers }) => headers["webhook-timestamp"])).size, 10);
			receiver.answer = (_received, reply) => reply.end();
			assert.equal((await call("POST", `webhook-deliveries/${delivery?.id}/replay`)).status, 200);
			await work(id);
			const detail = WebhookDeliveryDetail.parse((await call("GET", `webhook-deliveries/${delivery?.id}`)).json);
			assert.deepEqual([detail.state, detail.log.length, detail.log[0]?.status], ["delivered", 11, 200]);
			assert.equal(receiver.received.at(-1)?.id, receiver.received[0]?.id);
			assert.deepEqual(receiver.refused, []);
		});

		it("count a redirect, a silence and a dead receiver as failures", async () => {
			const id = await add();
			const answers: Receiver["answer"][] = [
				(_received, reply) => reply.writeHead(302, { location: receiver.url }).end(),
				() => {},
				(_received, reply) => reply.destroy(),
			];
			for (const answer of answers) {
				receiver.answer = answer;
				await changeTicket(test.platform, newTicketId(), ["x"]);
				await work(id);
			}
			await receiver.close();
			await changeTicket(test.platform, newTicketId(), ["x"]);
			await work(id);
			const seen = (await deliveries(id)).map(({ state, lastAttempt }) => [
				state,
				lastAttempt?.status,
				lastAttempt?.problem,
			]);
			assert.deepEqual(seen.reverse(), [
				["waiting", 302, "status"],
				["waiting", null, "no-answer"],
				["waiting", null, "unreachable"],
				["waiting", null, "unreachable"],
			]);
		});

		it("wait as long as the receiver asks", async () => {
			const id = await add();
			receiver.answer = (_received, reply) => reply.writeHead(429, { "retry-after": "120" }).end();
			await changeTicket(test.platform, newTicketId(), ["1"]);
			await work(id);
			await changeTicket(test.platform, newTicketId(), ["2"]);
			await pass(id, 100 * second);
			assert.equal(receiver.received.length, 1, "nor is anything else sent");
			receiver.answer = (_received, reply) => reply.end();
			await pass(id, 21 * second);
			assert.equal(receiver.received.length, 3);
		});

		it("stop at 410, with a notice", async () => {
			const id = await add({ description: "CRM" });
			receiver.answer = (_received, reply) => reply.writeHead(410).end();
			await changeTicket(test.platform, newTicketId(), ["1"]);
			await work(id);
			const gone = await view(id);
			assert.deepEqual([gone.enabled, gone.disabledReason], [false, "gone"]);
			const told = (await wholeFeed(test.platform)).filter(({ type }) => type === "webhook.disabled");
			assert.deepEqual(told.at(-1)?.data, {
				...{ endpointId: id, host: new URL(receiver.url).host, description: "CRM", reason: "gone" },
			});
			await changeTicket(test.platform, newTicketId(), ["2"]);
			await pass(id, hour);
			assert.equal(receiver.received.length, 1);
			receiver.answer = (_received, reply) => reply.end();
			await call("PATCH", `webhooks/${id}`, { enabled: true });
			await changeTicket(test.platform, newTicketId(), ["3"]);
			await work(id);
			assert.deepEqual(changes(), ["1", "3"]);
		});

		it("stop after five days of failure, and not before", async () => {
			const id = await add();
			receiver.answer = (_received, reply) => reply.writeHead(503).end();
			const fail = async (ms: number) => {
				await clock.advance(ms);
				await changeTicket(test.platform, newTicketId(), ["x"]);
				await work(id);
			};
			await fail(0);
			await fail(4 * day);
			await fail(23 * hour);
			assert.equal((await view(id)).enabled, true);
			await fail(hour);
			assert.deepEqual([(await view(id)).enabled, (await view(id)).disabledReason], [false, "failing"]);
		});

		it("are signed with both secrets for a day after a new one was made", async () => {
			const id = await add();
			const first = receiver.secret;
			const rotated = WebhookEndpointSecret.parse((await call("POST", `webhooks/${id}/rotate`)).json);
			assert.notEqual(rotated.secret, first);
			const arrives = async (secret: string) => {
				receiver.secret = secret;
				const before = receiver.received.length;
				await changeTicket(test.platform, newTicketId(), ["x"]);
				await work(id);
				return receiver.received.length > before;
			};
			assert.ok(await arrives(first));
			assert.ok(await arrives(rotated.secret));
			await clock.advance(day);
			assert.ok(await arrives(rotated.secret));
			assert.equal(await arrives(first), false);
			const { rows } = await test.platform.db.query.execute<{ kept: Buffer }>(
				sql`select secret || previous_secret as kept from webhook_endpoints`,
			);
			assert.ok(!rows[0]?.kept.toString("latin1").includes(first.slice(6, 30)), "sealed");
			assert.doesNotMatch(JSON.stringify((await call("GET", "webhooks")).json), /whsec_/);
		});

		it("hold back what is about the same thing, and nothing else, while one fails", async () => {
			const id = await add();
			const [one, other] = [newTicketId(), newTicketId()];
			receiver.answer = ({ data }, reply) => reply.writeHead(data.ticketId === one ? 500 : 200).end();
			await changeTicket(test.platform, one, ["1", "2"]);
			await changeTicket(test.platform, other, ["a", "b"]);
			await work(id);
			assert.deepEqual(changes().sort(), ["1", "a", "b"]);
			receiver.answer = (_received, reply) => reply.end();
			await pass(id, 6 * second);
			assert.deepEqual(changes().slice(-2), ["1", "2"]);
		});

		it("are sent again, under the same id, when a process died before it knew the answer", async () => {
			const id = await add();
			await changeTicket(test.platform, newTicketId(), ["1"]);
			const { db } = test.platform;
			const deadDatabase: typeof db = {
				...db,
				transaction: (work) => {
					if (receiver.received.length > 0) return new Promise(() => {});
					return db.transaction(work);
				},
			};
			const dying =
				createWebhooks({ ...test.platform, db: deadDatabase, metrics: createMetrics(false) }, { timeoutMs: 300 })
					.capability.jobs ?? [];
			await wholeFeed(test.platform);
			await job("webhooks.sweep").run({}, { signal: new AbortController().signal, attempt: 1 });
			const arrived = new Promise<void>((resolve) => {
				receiver.answer = (_received, reply) => reply.end(() => resolve());
			});
			const options = { signal: new AbortController().signal, attempt: 1 };
			void dying.find(({ name }) => name === "webhooks.deliver")?.run({ endpointId: id }, options);
			await arrived;
			await work(id);
			assert.equal(receiver.received.length, 1, "whoever sends it is not late yet");
			await pass(id, 61 * second);
			assert.equal(receiver.received.length, 2);
			assert.equal(receiver.received[0]?.id, receiver.received[1]?.id);
			const [delivery] = await deliveries(id);
			const { log } = WebhookDeliveryDetail.parse((await call("GET", `webhook-deliveries/${delivery?.id}`)).json);
			assert.deepEqual([delivery?.state, log.map(({ problem }) => problem)], ["delivered", [null, "lost"]]);
		});

		it("can be tried, replayed since a time, and removed", async () => {
			const id = await add();
			const tried = await call("POST", `webhooks/${id}/test`);
			assert.deepEqual([tried.json.ok, tried.json.attempt.status], [true, 204]);
			assert.equal(receiver.received[0]?.type, "webhook.test");
			await changeTicket(test.platform, newTicketId(), ["1", "2"]);
			await work(id);
			const since = new Date(Date.now() - hour).toISOString();
			assert.deepEqual((await call("POST", `webhooks/${id}/replay`, { since })).json, { count: 0 });
			assert.deepEqual((await call("POST", `webhooks/${id}/replay`, { since, what: "all" })).json, { count: 2 });
			await work(id);
			receiver.received.shift();
			assert.deepEqual(changes(), ["1", "2", "1", "2"]);
			assert.equal((await call("DELETE", `webhooks/${id}`)).status, 204);
			assert.equal((await call("GET", `webhooks/${id}/deliveries`)).status, 404);
			assert.equal((await call("POST", `webhooks/${id}/test`)).status, 404);
		});

		it("forget what is old, and keep what still waits", async () => {
			const id = await add();
			await changeTicket(test.platform, newTicketId(), ["1"]);
			await work(id);
			await call("PATCH", `webhooks/${id}`, { enabled: false });
			await test.platform.db.query.execute(
				sql`update webhook_messages set at = ${new Date(clock.now()).toISOString()}::timestamptz`,
			);
			await clock.advance(29 * day);
			const forget = () => job("webhooks.forget").run({}, { signal: new AbortController().signal, attempt: 1 });
			await forget();
			assert.equal((await deliveries(id)).length, 1);
			await clock.advance(2 * day);
			await forget();
			assert.equal((await deliveries(id)).length, 0);
		});
	});
