import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { ProviderError } from "../../platform/errors/index.ts";
import { systemClock } from "../../platform/time/index.ts";
import type { DialOrder } from "../../ports/telephony.ts";
import { createTwilio } from "./index.ts";
import { type ApiAnswer, addresses, base, credentials, fixture, startApi } from "./testing.ts";

const callSid = "CA00000000000000000000000000000002";
const { signal } = new AbortController();
let answers: ApiAnswer[] = [];
const api = await startApi(() => answers.shift() ?? { status: 500, body: "nothing more to answer" });
after(() => api.close());
beforeEach(() => {
	answers = [];
	api.requests.length = 0;
});

const twilio = createTwilio({ credentials, addresses, baseUrl: api.url, clock: systemClock });
const created = { status: 201, body: fixture("call-created.json") };
const completed = { status: 200, body: fixture("call-completed.json") };
const refusal = (status: number, code: number) => ({ status, body: JSON.stringify({ code, message: "no", status }) });
const call = (more: Record<string, unknown>) => ({ ...JSON.parse(completed.body), ...more });
const order: DialOrder = {
	callId: "01890a5d-ac96-774b-bcce-b302099a8057",
	from: "+14155550199",
	to: "+14155550100",
	ringMs: 25_000,
	maxDurationMs: 3_600_000,
	machineDetection: "off",
	token: "tok_abc",
};
const overrides = "#ct=2000&rt=5000&tt=15000&rc=5&rp=all";

async function formOf(more: Partial<DialOrder>) {
	answers.push(created);
	assert.equal(await twilio.dial({ ...order, ...more }, signal), "CA00000000000000000000000000000001");
	return [...(api.requests.at(-1)?.form ?? [])];
}

test("orders a call with everything that Twilio needs to tell of it", async () => {
	const basic = [
		["To", "+14155550100"],
		["From", "+14155550199"],
		["Url", `${base}/voice?call=${order.callId}${overrides}`],
		["Method", "POST"],
		["FallbackUrl", `${base}/voice?call=${order.callId}&fallback=1${overrides}`],
		["FallbackMethod", "POST"],
		["StatusCallback", `${base}/status?call=${order.callId}${overrides}`],
		["StatusCallbackMethod", "POST"],
		["StatusCallbackEvent", "initiated"],
		["StatusCallbackEvent", "ringing"],
		["StatusCallbackEvent", "answered"],
		["StatusCallbackEvent", "completed"],
		["Timeout", "25"],
		["TimeLimit", "3600"],
	];
	assert.deepEqual(await formOf({}), basic);
	assert.deepEqual(await formOf({ machineDetection: "detect" }), [
		...basic,
		["MachineDetection", "Enable"],
		["AsyncAmd", "true"],
		["AsyncAmdStatusCallback", `${base}/machine?call=${order.callId}${overrides}`],
		["AsyncAmdStatusCallbackMethod", "POST"],
	]);
	const message = new URLSearchParams(Object.fromEntries(await formOf({ machineDetection: "message" })));
	assert.equal(message.get("MachineDetection"), "DetectMessageEnd");
	assert.deepEqual(await formOf({ digits: "ww12#", machineDetection: "detect" }), [...basic, ["SendDigits", "ww12#"]]);
	const [first] = api.requests;
	assert.deepEqual([first?.method, first?.path], ["POST", "/Calls.json"]);
	const basicAuth = Buffer.from(`${credentials.accountSid}:${credentials.authToken}`).toString("base64");
	assert.equal(first?.authorization, `Basic ${basicAuth}`);
});

test("sends an order again only when it was refused for now", async () => {
	answers.push(refusal(429, 20429), created);
	await twilio.dial(order, signal);
	assert.equal(api.requests.length, 2);
	for (const answer of [refusal(500, 20500), refusal(429, 10004), refusal(400, 21211), { status: 201, body: "{}" }]) {
		api.requests.length = 0;
		answers = [answer, created];
		await assert.rejects(twilio.dial(order, signal), ProviderError);
		assert.equal(api.requests.length, 1, answer.body);
	}
});

test("admits that it does not know what a server that failed has done", async () => {
	for (const answer of [refusal(503, 20500), { status: 201, body: "<html>" }]) {
		answers = [answer];
		await assert.rejects(twilio.dial(order, signal), (error) => error instanceof ProviderError && error.undecided);
	}
});

test("reads duration and price in our units", async () => {
	answers.push(completed);
	assert.deepEqual(await twilio.lookUp(callSid, signal), {
		carrierCallId: callSid,
		state: "ended",
		outcome: "completed",
		durationMs: 42_000,
		cost: { micros: 8500, currency: "USD" },
	});
	assert.deepEqual([api.requests[0]?.method, api.requests[0]?.path], ["GET", `/Calls/${callSid}.json`]);
	const states = {
		queued: "dialling",
		ringing: "ringing",
		"in-progress": "answered",
		busy: "ended",
		canceled: "ended",
		"something-new": "ended",
	};
	for (const [status, state] of Object.entries(states)) {
		answers.push({ status: 200, body: JSON.stringify(call({ status, price: null, duration: null })) });
		const read = await twilio.lookUp(callSid, signal);
		assert.deepEqual([read?.state, read?.cost, read?.durationMs], [state, null, null], status);
		assert.equal(read?.outcome === null, state !== "ended", status);
	}
	answers.push(refusal(404, 20404));
	assert.equal(await twilio.lookUp(callSid, signal), null);
});

test("finds the call of an order among those between the same numbers", async () => {
	const since = Date.UTC(2026, 0, 5, 9);
	const taken = new Set<string>();
	const find = (...calls: Record<string, unknown>[]) => {
		answers.push({ status: 200, body: JSON.stringify({ calls: calls.map(call) }) });
		return twilio.findDialled(order, { since, taken }, signal);
	};
	const at = (ms: number) => ({ date_created: new Date(since + ms).toUTCString() });
	const found = await find(
		{ sid: "later", ...at(40_000) },
		{ sid: "mine", ...at(1000) },
		{ sid: "other-way", direction: "inbound", ...at(500) },
		{ sid: "before", ...at(-60_000) },
	);
	assert.equal(found?.carrierCallId, "mine");
	assert.equal((await find({ sid: "same-second", ...at(-900) }))?.carrierCallId, "same-second");
	assert.equal(await find({ sid: "before", ...at(-60_000) }), null);
	assert.equal(await find(), null);
	const undated = { date_created: null, start_time: null };
	assert.equal((await find({ sid: "waiting", status: "queued", ...undated }))?.carrierCallId, "waiting");
	assert.equal(await find({ sid: "odd", ...undated }), null);
	taken.add("mine");
	const next = await find({ sid: "next", ...at(2000) }, { sid: "mine", ...at(1000) });
	assert.equal(next?.carrierCallId, "next", "one that another order led to is not found twice");
	const query = api.requests[0]?.query;
	assert.deepEqual([query?.get("To"), query?.get("From")], [order.to, order.from]);
});

test("hangs up whatever state the call is in", async () => {
	for (const answer of [completed, refusal(404, 20404), refusal(400, 21220)]) {
		answers = [answer];
		await twilio.hangUp(callSid, signal);
	}
	assert.equal(api.requests[0]?.form.toString(), "Status=completed");
	answers = [refusal(401, 20003)];
	await assert.rejects(twilio.hangUp(callSid, signal), { kind: "auth" });
});

test("tells a call that is under way by a new document", async () => {
	answers.push(completed);
	const say = { type: "say", callId: order.callId, text: "Adiós", locale: "es-AR" } as const;
	await twilio.instruct(callSid, say, { incoming: false }, signal);
	assert.equal(api.requests[0]?.form.get("Twiml"), twilio.answer(say)?.body);
	answers.push(completed);
	await twilio.instruct(callSid, { type: "hang-up" }, { incoming: false }, signal);
	assert.equal(api.requests[1]?.form.toString(), "Status=completed");
});

test("leaves a call alone that is over, and complains of one that is not answered yet", async () => {
	const say = { type: "say", callId: order.callId, text: "Adiós", locale: "es-AR" } as const;
	answers = [refusal(400, 21220), completed];
	await twilio.instruct(callSid, say, { incoming: false }, signal);
	answers = [refusal(400, 21220), { status: 200, body: JSON.stringify(call({ status: "ringing" })) }];
	await assert.rejects(twilio.instruct(callSid, say, { incoming: false }, signal), { vendorCode: "21220" });
});
