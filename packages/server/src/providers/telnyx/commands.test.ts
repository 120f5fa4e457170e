import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import type { CarrierInstruction } from "../../ports/telephony.ts";
import { readClientState, writeClientState } from "./client-state.ts";
import { createTelnyx } from "./index.ts";
import {
	type ApiAnswer,
	addresses,
	base,
	callControlId,
	credentials,
	done,
	eventBody,
	refusal,
	startApi,
	webhook,
} from "./testing.ts";

const { signal } = new AbortController();
let answers: ApiAnswer[] = [];
let arrived = Promise.withResolvers<void>();
const api = await startApi(() => {
	arrived.resolve();
	return answers.shift() ?? done;
});
after(() => api.close());
beforeEach(() => {
	answers = [];
	api.requests.length = 0;
});

const clock = createFakeClock();
const telnyx = createTelnyx({ credentials, addresses, baseUrl: api.url, clock });
const callId = "01890a5d-ac96-774b-bcce-b302099a8057";
const state = writeClientState({ call: callId });
const stream = {
	stream_url: `${base.replace("https", "wss")}/media/tok_abc`,
	stream_track: "inbound_track",
	stream_codec: "PCMU",
	stream_bidirectional_mode: "rtp",
	stream_bidirectional_codec: "PCMU",
};
const connect = { type: "connect", callId, token: "tok_abc" } as const;
const say = { type: "say", callId, text: "Estamos\u0007 cerrados. ", locale: "es-AR" } as const;
const transfer = {
	type: "transfer",
	callId,
	to: "+14155550101",
	from: "+14155550199",
	ringMs: 20_000,
	occasion: "1",
} as const;

/** The one command that an instruction leads to, without its id and the retries of webhooks. */
async function commanded(instruction: CarrierInstruction, incoming: boolean) {
	api.requests.length = 0;
	await telnyx.instruct(callControlId, instruction, { incoming }, signal);
	assert.equal(api.requests.length, 1);
	const [{ path = "", json = {} } = {}] = api.requests;
	const { command_id, webhook_retries_policies, ...fields } = json;
	assert.match(String(command_id), /^[0-9a-f-]{36}$/);
	return { name: path.replace(`/calls/${callControlId}/actions/`, ""), fields };
}

test("connects a call by answering it, or later by a stream of its own", async () => {
	assert.deepEqual(await commanded(connect, true), {
		name: "answer",
		fields: { ...stream, client_state: state, send_silence_when_idle: true },
	});
	assert.deepEqual(await commanded(connect, false), {
		name: "streaming_start",
		fields: { ...stream, client_state: state },
	});
});

test("refuses a call that is not answered, and ends one that is", async () => {
	const refused = async (instruction: CarrierInstruction) => [
		await commanded(instruction, true),
		await commanded(instruction, false),
	];
	const hangup = { name: "hangup", fields: {} };
	const rejected = { name: "reject", fields: { cause: "CALL_REJECTED" } };
	assert.deepEqual(await refused({ type: "reject", reason: "busy" }), [
		{ name: "reject", fields: { cause: "USER_BUSY" } },
		hangup,
	]);
	assert.deepEqual(await refused({ type: "reject", reason: "rejected" }), [rejected, hangup]);
	assert.deepEqual(await refused({ type: "hang-up" }), [rejected, hangup]);
	assert.deepEqual(await refused({ ...say, text: " \u0000" }), [rejected, hangup]);
});

test("speaks with a voice of the language, and asks to be reminded of the end", async () => {
	const { name, fields } = await commanded(say, false);
	assert.equal(name, "speak");
	assert.deepEqual(fields, {
		payload: "Estamos  cerrados.",
		payload_type: "text",
		service_level: "premium",
		voice: "AWS.Polly.Mia-Neural",
		language: "es-MX",
		client_state: writeClientState({ call: callId, after: "hang-up" }),
	});
	const long = await commanded({ ...say, callId: null, text: "👋".repeat(4000) }, false);
	assert.equal([...String(long.fields.payload)].length, 3000);
	assert.deepEqual(readClientState(long.fields.client_state), { after: "hang-up" });
});

test("answers a call before it speaks to it, then lets it go, whoever hears of it", async () => {
	const follow = async (type: string, id: string, client_state: unknown) => {
		api.requests.length = 0;
		arrived = Promise.withResolvers<void>();
		const received = telnyx.receive(webhook(eventBody(type, { client_state }, { id }), clock.now()));
		assert.ok(received.type === "events" && !received.awaits);
		await arrived.promise;
		const [{ path = "", json = {} } = {}] = api.requests;
		return { name: path.split("/").at(-1), json };
	};
	const answered = await commanded({ ...say, callId: null }, true);
	assert.equal(answered.name, "answer");
	assert.equal(answered.fields.stream_url, undefined);
	const spoken = await follow("call.answered", "1", answered.fields.client_state);
	assert.deepEqual([spoken.name, spoken.json.payload], ["speak", "Estamos  cerrados."]);
	const again = await follow("call.answered", "1", answered.fields.client_state);
	assert.equal(again.json.command_id, spoken.json.command_id, "delivered twice, said once");
	const ended = await follow("call.speak.ended", "2", spoken.json.client_state);
	assert.equal(ended.name, "hangup");
});

test("lets a call go that cannot be spoken to", async () => {
	answers = [refusal(422, "10027")];
	const client_state = writeClientState({ say: { text: "Hola", locale: "es-AR" } });
	telnyx.receive(webhook(eventBody("call.answered", { client_state }, { id: "3" }), clock.now()));
	while (api.requests.length < 2) {
		arrived = Promise.withResolvers<void>();
		await arrived.promise;
	}
	assert.deepEqual(
		api.requests.map(({ path }) => path.split("/").at(-1)),
		["speak", "hangup"],
	);
});

test("gives a call to somebody and keeps it when they leave", async () => {
	const { name, fields } = await commanded(transfer, false);
	assert.equal(name, "transfer");
	assert.deepEqual(fields, {
		to: "+14155550101",
		from: "+14155550199",
		timeout_secs: 20,
		park_after_unbridge: "self",
		target_leg_client_state: writeClientState({ call: callId, leg: { of: callControlId } }),
		webhook_url: `${base}/events`,
		webhook_url_method: "POST",
		client_state: state,
	});
});

test("gives one wish one id: a socket by its token, a transfer by its occasion, anything else for ten seconds", async () => {
	const idOf = async (instruction: CarrierInstruction) => {
		api.requests.length = 0;
		await telnyx.instruct(callControlId, instruction, { incoming: false }, signal);
		return api.requests[0]?.json.command_id;
	};
	const rung = await idOf(transfer);
	const opened = await idOf(connect);
	assert.equal(await idOf({ ...transfer }), rung);
	assert.notEqual(await idOf({ ...transfer, occasion: "2" }), rung);
	const hungUp = await idOf({ type: "hang-up" });
	assert.equal(await idOf({ type: "hang-up" }), hungUp);
	await clock.advance(10_000);
	assert.equal(await idOf(transfer), rung);
	assert.notEqual(await idOf({ type: "hang-up" }), hungUp);
	assert.equal(await idOf(connect), opened);
	assert.notEqual(await idOf({ ...connect, token: "tok_abd" }), opened);
});

test("sends a command again under the same id when its answer was lost", async () => {
	answers = [refusal(503, "10007"), refusal(429, "10011")];
	await telnyx.instruct(callControlId, connect, { incoming: false }, signal);
	assert.equal(api.requests.length, 3);
	assert.equal(new Set(api.requests.map(({ json }) => json.command_id)).size, 1);
});

test("leaves a call alone that is over, and complains of everything else", async () => {
	for (const code of ["90018", "90015"]) {
		answers = [refusal(422, code)];
		await telnyx.instruct(callControlId, transfer, { incoming: false }, signal);
	}
	answers = [refusal(422, "10027")];
	await assert.rejects(telnyx.instruct(callControlId, connect, { incoming: false }, signal), { vendorCode: "10027" });
});

test("presses keys, the same ones as often as one likes", async () => {
	await telnyx.sendDigits(callControlId, "12#", signal);
	await telnyx.sendDigits(callControlId, "12#", signal);
	const [first, second] = api.requests;
	assert.equal(first?.path, `/calls/${callControlId}/actions/send_dtmf`);
	assert.equal(first?.json.digits, "12#");
	assert.notEqual(first?.json.command_id, second?.json.command_id);
});
