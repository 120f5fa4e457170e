import assert from "node:assert/strict";
import { after, afterEach, describe, test } from "node:test";
import Telnyx, { APIConnectionError, APIConnectionTimeoutError, APIError } from "telnyx";
import { startTelnyxEmulator } from "./index.ts";

let now = Date.parse("2025-07-29T08:00:00Z");
const emulator = await startTelnyxEmulator({
	connectionId: "1234567890",
	numbers: ["+14155550199", { phoneNumber: "+14155550198", connectionId: null }],
	balance: "12.34",
	creditLimit: "10.00",
	dialsPerSecond: 2,
	now: () => now,
});
const { application } = emulator;
after(() => emulator.close());
afterEach(() => {
	for (const call of emulator.calls) call.hangUp();
	emulator.reset();
	now += 1000;
});

const options = { baseURL: emulator.url, maxRetries: 0, timeout: 2000 };
const client = new Telnyx({ apiKey: emulator.apiKey, ...options });
const order = { connection_id: "1234567890", from: "+14155550199", to: "+14155550100" };

async function refusal(promise: Promise<unknown>, status: number, code: string): Promise<APIError> {
	const error = await promise.then(
		() => assert.fail("was not refused"),
		(reason: unknown) => reason,
	);
	assert.ok(error instanceof APIError, String(error));
	const { errors } = error.error as { errors: { code: string; title: string; detail: string }[] };
	assert.deepEqual([error.status, errors[0]?.code], [status, code]);
	assert.ok(errors[0]?.title && errors[0].detail);
	return error;
}

async function answered() {
	const { data } = await client.calls.dial(order);
	const call = emulator.calls.find(({ callControlId }) => callControlId === data?.call_control_id);
	assert.ok(call);
	await call.waitFor(() => call.answered);
	return call;
}

async function ringing() {
	application.webhookUrl = "http://127.0.0.1:9/nobody";
	const call = await emulator.dialIn({ from: "+14155550100", to: "+14155550199" });
	application.webhookUrl = "";
	return call;
}

describe("account", () => {
	test("tells its balance, numbers and application to the SDK", async () => {
		const { data } = await client.balance.retrieve();
		assert.deepEqual(
			[data?.balance, data?.credit_limit, data?.available_credit, data?.currency],
			["12.34", "10.00", "22.34", "USD"],
		);
		const numbers = [];
		for await (const number of client.phoneNumbers.list({ "page[size]": 1 } as object)) numbers.push(number);
		assert.deepEqual(
			numbers.map(({ phone_number, connection_id, status }) => [phone_number, connection_id, status]),
			[
				["+14155550199", "1234567890", "active"],
				["+14155550198", null, "active"],
			],
		);
		const list = await client.callControlApplications.list();
		assert.deepEqual(
			list.data.map(({ id }) => id),
			["1234567890"],
		);
	});

	test("lets numbers and the application be changed", async () => {
		const [, number] = emulator.numbers;
		assert.ok(number);
		const updated = await client.phoneNumbers.update(number.id, { connection_id: "1234567890" });
		assert.deepEqual([updated.data?.connection_id, number.connectionId], ["1234567890", "1234567890"]);
		await refusal(client.phoneNumbers.update(number.id, { connection_id: "1" }), 400, "10015");
		await refusal(client.phoneNumbers.update("1", { connection_id: "1" }), 404, "10005");
		await client.phoneNumbers.update(number.id, { connection_id: "" });
		assert.equal(number.connectionId, null);

		const changes = {
			application_name: "Centralita",
			webhook_event_url: "https://voice.example.com/events",
			webhook_event_failover_url: "https://backup.example.com/events",
			webhook_timeout_secs: 5,
		};
		const { data } = await client.callControlApplications.update("1234567890", changes);
		assert.deepEqual({ ...data, ...changes }, data);
		const back = await client.callControlApplications.update("1234567890", {
			application_name: "Emulated application",
			webhook_event_url: "https://voice.example.com/events",
			webhook_event_failover_url: null,
			webhook_timeout_secs: null,
		});
		assert.deepEqual([back.data?.webhook_event_failover_url, back.data?.webhook_timeout_secs], [null, null]);
		application.webhookUrl = "";
		await refusal(client.callControlApplications.retrieve("1"), 404, "10005");
	});

	test("lets nobody in without its key", async () => {
		await refusal(new Telnyx({ apiKey: "KEY", ...options }).balance.retrieve(), 401, "10009");
		const response = await fetch(`${emulator.url}/balance`);
		assert.equal(response.status, 404);
		assert.equal(((await response.json()) as { errors: [{ code: string }] }).errors[0].code, "10005");
	});
});

describe("dialling", () => {
	test("answers at once with a call that is not alive yet", async () => {
		const state = Buffer.from("state").toString("base64");
		const { data } = await client.calls.dial({ ...order, client_state: state });
		assert.deepEqual([data?.record_type, data?.is_alive, data?.client_state], ["call", false, state]);
		assert.match(data?.call_control_id ?? "", /^v3:/u);
		const [call] = emulator.calls;
		await call?.waitFor(({ answered }) => answered);
		const found = await client.calls.retrieveStatus(data?.call_control_id ?? "");
		assert.equal(found.data?.is_alive, true);
		call?.hangUp();
		const after = await client.calls.retrieveStatus(data?.call_control_id ?? "");
		assert.deepEqual([after.data?.is_alive, after.data?.call_leg_id], [false, data?.call_leg_id]);
		now += 11 * 60_000;
		await refusal(client.calls.retrieveStatus(data?.call_control_id ?? ""), 404, "10005");
	});

	test("makes a call that is listed while it lives", async () => {
		await client.calls.dial({ ...order, client_state: "YQ==" });
		const listed = async () => (await client.connections.listActiveCalls("1234567890")).data;
		assert.deepEqual(
			(await listed()).map(({ client_state, call_control_id }) => [client_state, call_control_id]),
			[["YQ==", emulator.calls[0]?.callControlId]],
		);
		emulator.calls[0]?.hangUp();
		assert.deepEqual(await listed(), []);
	});

	test("twice with one command id makes one call within a minute, and another later", async () => {
		const first = await client.calls.dial({ ...order, command_id: "one" });
		const again = await client.calls.dial({ ...order, command_id: "one" });
		assert.equal(again.data?.call_control_id, first.data?.call_control_id);
		assert.equal(emulator.calls.length, 1);
		now += 60_000;
		const later = await client.calls.dial({ ...order, command_id: "one" });
		assert.notEqual(later.data?.call_control_id, first.data?.call_control_id);
	});

	test("is refused with what is wrong", async () => {
		await refusal(client.calls.dial({ ...order, to: "4155550100" }), 422, "10016");
		await refusal(client.calls.dial({ ...order, from: "anonymous" }), 422, "10016");
		await refusal(client.calls.dial({ ...order, connection_id: "1" }), 400, "10015");
		await refusal(client.calls.dial({ ...order, to: "" }), 400, "10004");
		await refusal(client.calls.dial({ ...order, timeout_secs: 4 }), 400, "10015");
		await refusal(client.calls.dial({ ...order, client_state: "no base64!" }), 400, "10015");
		await refusal(client.calls.dial({ ...order, stream_url: "ws://voice.example.com/media" }), 400, "10015");
		application.active = false;
		await refusal(client.calls.dial(order), 403, "10010");
		application.active = true;
		assert.equal(emulator.calls.length, 0);
	});

	test("too fast is refused with the limit's headers", async () => {
		await client.calls.dial(order);
		await client.calls.dial(order);
		const error = await refusal(client.calls.dial(order), 429, "10011");
		assert.deepEqual(
			["limit", "remaining", "reset"].map((name) => error.headers?.get(`x-ratelimit-${name}`)),
			["2", "0", "1"],
		);
		now += 1000;
		await client.calls.dial(order);
	});

	test("from somebody else's number is rejected on the phone side", async () => {
		await client.calls.dial({ ...order, from: "+14155550111" });
		const { hangupCause, sipHangupCause } = (await emulator.calls[0]?.done) ?? assert.fail();
		assert.deepEqual([hangupCause, sipHangupCause], ["call_rejected", "403"]);
	});
});

describe("commands", () => {
	test("need a call that lives", async () => {
		const { actions } = client.calls;
		await refusal(actions.hangup("nonsense", {}), 422, "90015");
		await refusal(actions.hangup("v3:unknown", {}), 404, "10005");
		const call = await answered();
		const accepted = await actions.hangup(call.callControlId, { command_id: "end" });
		assert.equal(accepted.data?.result, "ok");
		const repeated = await actions.hangup(call.callControlId, { command_id: "end" });
		assert.equal(repeated.data?.result, "ok");
		await refusal(actions.hangup(call.callControlId, { command_id: "other" }), 422, "90018");
		await refusal(client.post(`/calls/${call.callControlId}/actions/dance`), 404, "10005");
	});

	test("wait for the answer", async () => {
		const { actions } = client.calls;
		const call = await ringing();
		const id = call.callControlId;
		await refusal(actions.speak(id, { payload: "Hello", voice: "female" }), 422, "10027");
		await refusal(actions.startStreaming(id, { stream_url: "wss://voice.example.com/media" }), 422, "10027");
		await refusal(actions.updateClientState(id, { client_state: "c3RhdGU=" }), 422, "10027");
		assert.equal((await actions.answer(id, {})).data?.result, "ok");
		await refusal(actions.answer(id, {}), 422, "10027");
		await refusal(actions.reject(id, { cause: "USER_BUSY" }), 422, "10027");
		await actions.updateClientState(id, { client_state: "c3RhdGU=" });
		assert.equal(call.clientState, "c3RhdGU=");
		await refusal(
			actions.speak(id, { payload: "x".repeat(3001), voice: "female", client_state: "YQ==" }),
			400,
			"10015",
		);
		assert.equal(call.clientState, "c3RhdGU=");
	});

	test("refuse a call with a cause", async () => {
		const busy = await ringing();
		await refusal(client.calls.actions.reject(busy.callControlId, {} as never), 400, "10004");
		await client.calls.actions.reject(busy.callControlId, { cause: "USER_BUSY" });
		assert.deepEqual(await busy.done, {
			hangupCause: "user_busy",
			hangupSource: "callee",
			sipHangupCause: "486",
			durationMs: 0,
		});
		const refused = await ringing();
		await client.calls.actions.reject(refused.callControlId, { cause: "CALL_REJECTED" });
		assert.equal((await refused.done).hangupCause, "call_rejected");
	});
});

describe("faults", () => {
	test("answer with an error, and the next request is fine", async () => {
		emulator.fault(
			{ on: "dial", kind: "status", status: 500 },
			{ on: "balance", kind: "status", status: 403, code: "10010" },
		);
		await refusal(client.calls.dial(order), 500, "10007");
		await refusal(client.balance.retrieve(), 403, "10010");
		await client.calls.dial(order);
		assert.equal(emulator.calls.length, 1);
	});

	test("hang before or after the call was made, or break the connection", async () => {
		const hasty = { timeout: 50 };
		emulator.fault({ on: "dial", kind: "hang" });
		await assert.rejects(client.calls.dial({ ...order, command_id: "h" }, hasty), APIConnectionError);
		assert.equal(emulator.calls.length, 0);
		emulator.fault({ on: "dial", kind: "hang-after-creating" });
		await assert.rejects(client.calls.dial({ ...order, command_id: "h" }, hasty), APIConnectionError);
		const { data } = await client.calls.dial({ ...order, command_id: "h" });
		assert.deepEqual(
			emulator.calls.map(({ callControlId }) => callControlId),
			[data?.call_control_id],
		);
		emulator.fault({ on: "dial", kind: "drop" });
		await assert.rejects(
			client.calls.dial(order),
			(error) => error instanceof APIConnectionError && !(error instanceof APIConnectionTimeoutError),
		);
		assert.equal(emulator.calls.length, 1);
		emulator.fault({ on: "dial", kind: "drop-after-creating" });
		await assert.rejects(client.calls.dial(order), APIConnectionError);
		assert.equal(emulator.calls.length, 2);
	});
});
