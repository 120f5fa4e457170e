import assert from "node:assert/strict";
import { after, afterEach, describe, test } from "node:test";
import Telnyx from "telnyx";
import { startTelnyxEmulator } from "./index.ts";
import { startProduct } from "./testing/product.ts";

const product = await startProduct();
const emulator = await startTelnyxEmulator({
	numbers: ["+14155550199", "+14155550198"],
	webhookRetriesMs: [5, 5],
	webhookTimeoutMs: 1000,
	application: { webhookUrl: `${product.url}/events` },
});
const { application } = emulator;
const client = new Telnyx({
	apiKey: emulator.apiKey,
	publicKey: emulator.publicKey,
	baseURL: emulator.url,
	maxRetries: 0,
});
after(async () => {
	await emulator.close();
	product.close();
});
afterEach(async () => {
	for (const call of emulator.calls) call.hangUp();
	await emulator.webhooks.settled();
	emulator.reset();
	product.reset();
	application.failoverUrl = null;
	application.webhookTimeoutSecs = null;
	application.costInWebhooks = false;
});

const order = { connection_id: emulator.connectionId, from: "+14155550199", to: "+14155550100" };
const inbound = { from: "+14155550100", to: "+14155550199" };
const settled = () => emulator.webhooks.settled();

describe("webhooks", () => {
	test("tell an inbound call's life, signed, with the state that commands gave it", async () => {
		const call = await emulator.dialIn(inbound);
		await settled();
		assert.deepEqual(product.types(call.callControlId), ["call.initiated"]);
		const initiated = product.last("call.initiated");
		assert.deepEqual(
			[
				initiated.direction,
				initiated.state,
				initiated.from,
				initiated.to,
				initiated.connection_id,
				initiated.client_state,
			],
			["incoming", "parked", "+14155550100", "+14155550199", emulator.connectionId, null],
		);
		await client.calls.actions.answer(call.callControlId, { client_state: "YQ==" });
		call.hangUp();
		await settled();
		assert.deepEqual(product.types(call.callControlId), ["call.initiated", "call.answered", "call.hangup"]);
		const hangup = product.last("call.hangup");
		assert.deepEqual(
			[hangup.hangup_cause, hangup.hangup_source, hangup.sip_hangup_cause, hangup.state, hangup.client_state],
			["normal_clearing", "caller", "200", "hangup", "YQ=="],
		);
		for (const { body, headers } of product.hits) await client.webhooks.unwrap(body, { headers });
		assert.equal(new Set(product.hits.map(({ id }) => id)).size, 3);
		assert.match(product.hits[0]?.occurredAt ?? "", /T\d\d:\d\d:\d\d\.\d{6}Z$/u);
	});

	test("go to the failover address when all attempts failed, with the same event", async () => {
		application.failoverUrl = `${product.url}/failover`;
		product.answer("/events", () => 503);
		await emulator.dialIn(inbound);
		await settled();
		assert.deepEqual(
			product.hits.map(({ path, attempt }) => [path, attempt]),
			[
				["/events", 1],
				["/events", 2],
				["/events", 3],
				["/failover", 4],
			],
		);
		assert.equal(new Set(product.hits.map(({ id }) => id)).size, 1);
		const [delivered] = emulator.webhooks.log;
		assert.deepEqual([delivered?.status, delivered?.attempts], [200, 4]);
	});

	test("do not wait for an address longer than the application says", async () => {
		application.failoverUrl = `${product.url}/failover`;
		application.webhookTimeoutSecs = 0.05;
		product.answer("/events", ({ attempt }) => (attempt < 3 ? "hang" : 200));
		await emulator.dialIn(inbound);
		await settled();
		assert.deepEqual(
			product.hits.map(({ path }) => path),
			["/events", "/events", "/events"],
		);
	});

	test("go where a call wants them, as patiently as it wants", async () => {
		product.answer("/mine", () => 500);
		await client.calls.dial({
			...order,
			webhook_url: `${product.url}/mine`,
			webhook_urls: { "call.answered": [`${product.url}/one`, `${product.url}/two`] },
			webhook_retries_policies: { "call.initiated": { retries_ms: [1] } },
		});
		await emulator.calls[0]?.waitFor(({ answered }) => answered);
		await settled();
		const paths = (type: string) =>
			product.hits
				.filter((hit) => hit.type === type)
				.map(({ path }) => path)
				.toSorted();
		assert.deepEqual(paths("call.initiated"), ["/mine", "/mine"]);
		assert.deepEqual(paths("call.answered"), ["/one", "/two"]);
		const invalid = { "call.initiated": { retries_ms: [1, 1, 1, 1, 1, 1] } };
		await assert.rejects(client.calls.dial({ ...order, webhook_retries_policies: invalid }));
	});

	test("are doubled, delayed and lost by a policy", async () => {
		emulator.webhooks.policy(({ eventType }) => {
			if (eventType === "call.initiated") return { delayMs: 400, copies: 2 };
			return eventType === "call.answered" ? { drop: true } : undefined;
		});
		const call = await emulator.dialIn(inbound);
		await client.calls.actions.answer(call.callControlId, {});
		call.hangUp();
		await settled();
		assert.deepEqual(
			product.hits.map(({ type }) => type),
			["call.hangup", "call.initiated", "call.initiated"],
		);
		assert.equal(product.hits[1]?.id, product.hits[2]?.id);
		const dropped = emulator.webhooks.log.find(({ eventType }) => eventType === "call.answered");
		assert.deepEqual([dropped?.url, dropped?.attempts], [null, 0]);
	});

	test("tell what a call cost where the application asks for it", async () => {
		application.costInWebhooks = true;
		await client.calls.dial(order);
		const [call] = emulator.calls;
		await call?.waitFor(({ answered }) => answered);
		// A call that takes no time costs nothing.
		await new Promise((resolve) => setTimeout(resolve, 5));
		call?.hangUp();
		await settled();
		const { total_cost, billed_duration_secs, status, cost_parts, from } = product.last("call.cost");
		assert.deepEqual([total_cost, billed_duration_secs, status, from], ["0.0070", 60, "success", undefined]);
		assert.equal((cost_parts as { currency: string }[])[0]?.currency, "USD");
	});

	test("are not sent for a number that leads nowhere", async () => {
		for (const number of emulator.numbers) number.connectionId = null;
		const call = await emulator.dialIn(inbound);
		for (const number of emulator.numbers) number.connectionId = emulator.connectionId;
		assert.equal((await call.done).hangupCause, "not_found");
		await settled();
		assert.deepEqual(product.hits, []);
	});
});

describe("people who are called", () => {
	const outcomes = [
		["busy", { kind: "busy" }, "user_busy", "486", "callee"],
		["rejecting", { kind: "rejected" }, "call_rejected", "603", "callee"],
		["unknown", { kind: "failed" }, "not_found", "404", "unknown"],
		["unreachable", { kind: "failed", cause: "unspecified", sipCause: "503" }, "unspecified", "503", "unknown"],
	] as const;
	for (const [name, behaviour, cause, sip, source] of outcomes) {
		test(`${name}: the call ends with the cause`, async () => {
			emulator.answer("+14155550100", behaviour);
			await client.calls.dial(order);
			await emulator.calls[0]?.done;
			await settled();
			const { hangup_cause, sip_hangup_cause, hangup_source } = product.last("call.hangup");
			assert.deepEqual([hangup_cause, sip_hangup_cause, hangup_source], [cause, sip, source]);
			const { call_control_id: id = "" } = product.last("call.initiated");
			assert.deepEqual(product.types(id), ["call.initiated", "call.hangup"]);
		});
	}

	test("not answering: rings until the product gives up, or the time is over", async (t) => {
		emulator.answer("*", { kind: "no-answer" });
		const { data } = await client.calls.dial({ ...order, timeout_secs: 5 });
		await client.calls.actions.hangup(data?.call_control_id ?? "", {});
		assert.equal((await emulator.calls[0]?.done)?.hangupCause, "originator_cancel");
		t.mock.timers.enable({ apis: ["setTimeout"] });
		await client.calls.dial({ ...order, timeout_secs: 5 });
		t.mock.timers.tick(5000);
		assert.equal((await emulator.calls[1]?.done)?.hangupCause, "timeout");
		t.mock.timers.reset();
	});

	test("callers whom nobody answers give up", async () => {
		const call = await emulator.dialIn({ ...inbound, patienceMs: 20 });
		assert.deepEqual([(await call.done).hangupCause, (await call.done).hangupSource], ["originator_cancel", "caller"]);
	});

	const machine = { kind: "machine", greetingMs: 80, beep: true, detectMs: 40 } as const;
	const detections = [
		["premium", machine, ["premium.detection machine", "premium.greeting beep_detected"]],
		["premium", { ...machine, detectMs: 1000 }, ["premium.greeting beep_detected"]],
		["premium", { ...machine, beep: false }, ["premium.detection machine", "premium.greeting no_beep_detected"]],
		["premium", { kind: "human", detectMs: 10 }, ["premium.detection human_residence"]],
		["premium", { kind: "fax", detectMs: 10 }, ["premium.detection fax_detected"]],
		["detect", machine, ["detection machine"]],
		["detect", { kind: "human", detectMs: 10 }, ["detection human"]],
		["detect_beep", { ...machine, beep: false }, ["detection machine"]],
		["greeting_end", machine, ["detection machine", "greeting beep_detected"]],
		["greeting_end", { ...machine, beep: false }, ["detection machine", "greeting ended"]],
	] as const;
	for (const [mode, behaviour, expected] of detections) {
		test(`${mode} detection of ${JSON.stringify(behaviour)} says ${expected.join(", ")}`, async () => {
			emulator.answer("+14155550100", behaviour);
			await client.calls.dial({ ...order, answering_machine_detection: mode });
			const told = () => emulator.webhooks.log.filter(({ eventType }) => eventType.startsWith("call.machine."));
			await emulator.waitFor(() => told().length === expected.length);
			assert.deepEqual(
				told().map(({ eventType, payload }) => `${eventType.slice(13, -6)} ${payload.result}`),
				expected,
			);
		});
	}
});
