import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { ProviderError } from "../../platform/errors/index.ts";
import { systemClock } from "../../platform/time/index.ts";
import type { DialOrder } from "../../ports/telephony.ts";
import { writeClientState } from "./client-state.ts";
import { createTelnyx } from "./index.ts";
import {
	type ApiAnswer,
	addresses,
	base,
	callControlId,
	credentials,
	done,
	fixture,
	ok,
	refusal,
	startApi,
} from "./testing.ts";

const { signal } = new AbortController();
const none: ReadonlySet<string> = new Set();
let answers: (ApiAnswer | "cut")[] = [];
const api = await startApi(() => answers.shift() ?? { status: 400, body: "nothing more to answer" });
after(() => api.close());
beforeEach(() => {
	answers = [];
	api.requests.length = 0;
});

const telnyx = createTelnyx({ credentials, addresses, baseUrl: api.url, clock: systemClock });
const dialled = { status: 200, body: fixture("call-dialled.json") };
const order: DialOrder = {
	callId: "01890a5d-ac96-774b-bcce-b302099a8057",
	from: "+14155550199",
	to: "+14155550100",
	ringMs: 25_000,
	maxDurationMs: 3_600_000,
	machineDetection: "off",
	token: "tok_abc",
};

async function sentFor(more: Partial<DialOrder>) {
	answers.push(dialled);
	assert.equal(await telnyx.dial({ ...order, ...more }, signal), callControlId);
	const { webhook_retries_policies, ...sent } = api.requests.at(-1)?.json ?? {};
	return { sent, policies: webhook_retries_policies as Record<string, { retries_ms: number[] }> };
}

test("orders a call with its audio, its time and everything that Telnyx needs to tell of it", async () => {
	const { sent, policies } = await sentFor({});
	const { command_id, ...rest } = sent;
	assert.deepEqual(rest, {
		connection_id: credentials.connectionId,
		to: "+14155550100",
		from: "+14155550199",
		timeout_secs: 25,
		time_limit_secs: 3600,
		client_state: writeClientState({ call: order.callId }),
		webhook_url: `${base}/events`,
		webhook_url_method: "POST",
		stream_url: `${base.replace("https", "wss")}/media/tok_abc`,
		stream_track: "inbound_track",
		stream_codec: "PCMU",
		stream_bidirectional_mode: "rtp",
		stream_bidirectional_codec: "PCMU",
		send_silence_when_idle: true,
	});
	assert.match(String(command_id), /^[0-9a-f-]{36}$/);
	assert.ok(policies["call.hangup"] && policies["streaming.failed"]);
	for (const { retries_ms } of Object.values(policies)) {
		assert.ok(retries_ms.length <= 5);
		assert.ok(retries_ms.reduce((sum, ms) => sum + ms) <= 60_000);
	}
	const [first] = api.requests;
	assert.deepEqual(
		[first?.method, first?.path, first?.authorization],
		["POST", "/calls", `Bearer ${credentials.apiKey}`],
	);
});

test("asks who picked up as the order says, and presses keys", async () => {
	assert.equal((await sentFor({ machineDetection: "detect" })).sent.answering_machine_detection, "detect");
	assert.equal((await sentFor({ machineDetection: "message" })).sent.answering_machine_detection, "greeting_end");
	const { sent } = await sentFor({ digits: "ww12#", ringMs: 1000, maxDurationMs: 10 * 3_600_000 });
	assert.deepEqual([sent.send_digits_on_answer, sent.timeout_secs, sent.time_limit_secs], ["ww12#", 5, 14_400]);
});

test("repeats an order whose answer was lost once, as the same command", async () => {
	for (const lost of [refusal(500, "10007"), "cut", ok({ data: {} })] as const) {
		api.requests.length = 0;
		answers = [lost, dialled];
		assert.equal(await telnyx.dial(order, signal), callControlId);
		assert.equal(api.requests.length, 2);
		assert.equal(api.requests[0]?.json.command_id, api.requests[1]?.json.command_id);
	}
	const { command_id } = api.requests[0]?.json ?? {};
	assert.equal((await sentFor({})).sent.command_id, command_id, "as often as it is asked for");
	assert.notEqual((await sentFor({ callId: "01890a5d-ac96-774b-bcce-b302099a8058" })).sent.command_id, command_id);
});

test("stays in doubt when the second try was refused: the first may ring", async () => {
	const failed = (...given: typeof answers) => {
		answers = given;
		return telnyx.dial(order, signal).then(
			() => assert.fail("should have failed"),
			(error) => {
				assert.ok(error instanceof ProviderError);
				return [error.kind, error.undecided, error.vendorCode];
			},
		);
	};
	assert.deepEqual(await failed("cut", refusal(401, "10009")), ["auth", true, "10009"]);
	assert.deepEqual(await failed(refusal(503, "10007"), refusal(503, "10007"), dialled), ["unavailable", true, "10007"]);
	assert.equal(answers.length, 1, "no third try");
	assert.deepEqual(await failed(refusal(422, "10016"), dialled), ["bad-request", false, "10016"]);
	assert.deepEqual(await failed(refusal(429, "10011"), refusal(429, "10011")), ["rate-limit", false, "10011"]);
});

test("finds the call of an order by what was hung on it", async () => {
	const active = (id: string, state: Parameters<typeof writeClientState>[0]) => ({
		call_control_id: id,
		client_state: writeClientState(state),
		call_duration: 3,
	});
	const other = "01890a5d-ac96-774b-bcce-b302099a8058";
	answers = [
		ok({ data: [active("v3:1", { call: other }), { call_control_id: "v3:2" }], meta: { total_pages: 2 } }),
		ok({
			data: [active("v3:3", { call: order.callId, leg: { of: "v3:4" } }), active("v3:4", { call: order.callId })],
			meta: { total_pages: 2 },
		}),
	];
	assert.deepEqual(await telnyx.findDialled(order, { since: 0, taken: none }, signal), {
		carrierCallId: "v3:4",
		state: "ringing",
		outcome: null,
		durationMs: null,
		cost: null,
	});
	assert.deepEqual(
		api.requests.map(({ path, query }) => [path, query.get("page[number]")]),
		["1", "2"].map((page) => [`/connections/${credentials.connectionId}/active_calls`, page]),
	);
	answers = [ok({ data: [], meta: null })];
	assert.equal(await telnyx.findDialled(order, { since: 0, taken: none }, signal), null);
});

test("reads what Telnyx knows of a call", async () => {
	const look = (answer: ApiAnswer) => {
		answers = [answer];
		return telnyx.lookUp(callControlId, signal);
	};
	const ended = JSON.parse(fixture("call-ended.json")).data;
	assert.deepEqual(await look(ok({ data: ended })), {
		carrierCallId: callControlId,
		state: "ended",
		outcome: "completed",
		durationMs: 50_000,
		cost: null,
	});
	assert.equal(api.requests[0]?.path, `/calls/${callControlId}`);
	assert.equal((await look(ok({ data: { ...ended, call_duration: 0 } })))?.outcome, "failed");
	assert.equal((await look({ status: 200, body: fixture("call-alive.json") }))?.state, "ringing");
	assert.equal((await look(dialled))?.state, "dialling", "not alive is not over");
	for (const unknown of [refusal(404, "10005"), refusal(422, "90015"), { status: 404, body: "" }])
		assert.equal(await look(unknown), null);
	await assert.rejects(look(refusal(401, "10009")), { kind: "auth" });
});

test("hangs up whatever state the call is in", async () => {
	for (const answer of [done, refusal(422, "90018"), refusal(404, "10005"), refusal(422, "90015")]) {
		answers = [answer];
		await telnyx.hangUp(callControlId, signal);
	}
	assert.equal(api.requests[0]?.path, `/calls/${callControlId}/actions/hangup`);
	answers = [refusal(401, "10009")];
	await assert.rejects(telnyx.hangUp(callControlId, signal), { kind: "auth" });
});
