import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, afterEach, describe, test } from "node:test";
import twilio from "twilio";
import { startTwilioEmulator } from "./index.ts";
import { type Hit, startProduct } from "./testing/product.ts";

const number = "+14155550199";
const product = await startProduct();
const emulator = await startTwilioEmulator({ numbers: [number], insecure: true });
after(async () => {
	await emulator.close();
	product.close();
});
afterEach(() => {
	emulator.reset();
	product.hits.length = 0;
});

const line = () => {
	const found = emulator.numbers[0];
	assert.ok(found);
	return Object.assign(found, { voiceUrl: "", voiceFallbackUrl: "", statusCallback: "" });
};
const genuine = (hit: Hit): boolean =>
	twilio.validateRequest(emulator.authToken, String(hit.headers["x-twilio-signature"]), hit.url, hit.params);
const create = async (fields: Record<string, string | string[]>) => {
	const body = new URLSearchParams({ To: "+14155550100", From: number });
	for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
	const response = await fetch(`${emulator.url}/2010-04-01/Accounts/${emulator.accountSid}/Calls.json`, {
		method: "POST",
		headers: {
			authorization: `Basic ${Buffer.from(`${emulator.accountSid}:${emulator.authToken}`).toString("base64")}`,
			"content-type": "application/x-www-form-urlencoded",
		},
		body,
	});
	assert.equal(response.status, 201, await response.text());
	const call = emulator.calls.at(-1);
	assert.ok(call);
	return call;
};
/** A port where nobody listens. */
async function deadPort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return typeof address === "object" && address !== null ? address.port : 0;
}

describe("a request for TwiML", () => {
	test("says what Twilio says, signed as the SDK believes", async () => {
		product.on("/voice", "<Hangup/>");
		line().voiceUrl = `${product.url}/voice?line=a%20b#rc=2`;
		const call = await emulator.dialIn({ from: "+34600000001", to: number });
		await call.done;
		const [hit] = product.at("/voice");
		assert.ok(hit && genuine(hit));
		assert.equal(hit.url, `${product.url}/voice?line=a%20b`);
		const { CallSid, From, To, CallStatus, Direction, FromCountry, FromCity, ApiVersion } = hit.params;
		assert.deepEqual(
			[CallSid, From, To, CallStatus, Direction, FromCountry, FromCity, ApiVersion],
			[call.sid, "+34600000001", number, "ringing", "inbound", "ES", "", "2010-04-01"],
		);
	});

	test("may be a GET, and is followed as a GET", async () => {
		product.on("/moved", () => ({ status: 302, location: "/here" }));
		product.on("/here", "<Hangup/>");
		Object.assign(line(), { voiceUrl: `${product.url}/moved?a=1`, voiceMethod: "GET" });
		const call = await emulator.dialIn({ from: "anonymous", to: number });
		await call.done;
		Object.assign(line(), { voiceMethod: "POST" });
		const [moved] = product.at("/moved");
		const [here] = product.at("/here");
		assert.ok(moved && here && genuine(moved) && genuine(here));
		assert.equal(moved.method, "GET");
		assert.equal(new URL(moved.url).searchParams.get("From"), "anonymous");
		assert.equal(here.url, `${product.url}/here`);
	});

	test("is repeated once when there is no connection, then the fallback is asked", async () => {
		const dead = `http://127.0.0.1:${await deadPort()}/voice`;
		product.on("/fallback", "<Hangup/>");
		Object.assign(line(), { voiceUrl: dead, voiceFallbackUrl: `${product.url}/fallback` });
		const call = await emulator.dialIn({ from: "+34600000001", to: number });
		await call.done;
		assert.equal(emulator.webhooks.log[0]?.attempts, 2);
		assert.deepEqual(
			emulator.debugger.map(({ code, callSid }) => [code, callSid]),
			[[11205, call.sid]],
		);
		const [hit] = product.at("/fallback");
		assert.deepEqual([hit?.params.ErrorCode, hit?.params.ErrorUrl], ["11205", dead]);
	});

	test("is not repeated when the answer is bad, unless its address says so; the token stays", async () => {
		product.on("/bad", () => ({ status: 503 }));
		line().voiceUrl = `${product.url}/bad`;
		const once = await emulator.dialIn({ from: "+34600000001", to: number });
		await once.done;
		assert.equal(product.at("/bad").length, 1);
		assert.match(once.said()[0]?.text ?? "", /application error/u);
		line().voiceUrl = `${product.url}/bad#rc=2&rp=5xx`;
		const thrice = await emulator.dialIn({ from: "+34600000001", to: number });
		await thrice.done;
		const tokens = product.at("/bad").map(({ headers }) => headers["i-twilio-idempotency-token"]);
		assert.equal(tokens.length, 4);
		assert.equal(new Set(tokens).size, 2);
		assert.deepEqual(
			emulator.debugger.map(({ code }) => code),
			[11200, 11200],
		);
	});

	test("is given up after the time that it has", async () => {
		product.on("/slow", () => "hang");
		line().voiceUrl = `${product.url}/slow#tt=300`;
		const call = await emulator.dialIn({ from: "+34600000001", to: number });
		assert.equal((await call.done).status, "completed");
		assert.equal(emulator.debugger[0]?.code, 11200);
	});

	test("wants XML that is TwiML", async () => {
		for (const [reply, code] of [
			[{ body: "<Response>" }, 12100],
			[{ body: "<Response><Shout/></Response>" }, 12200],
			[{ body: "<Response/>", type: "application/json" }, 12300],
		] as const) {
			product.on("/strange", () => reply);
			line().voiceUrl = `${product.url}/strange`;
			await (await emulator.dialIn({ from: "+34600000001", to: number })).done;
			assert.equal(emulator.debugger.at(-1)?.code, code);
		}
	});

	test("is sent twice when the policy says so, and the first answer counts", async () => {
		let answers = 0;
		product.on("/voice", () => ({ body: `<Response><Say>${++answers}</Say></Response>` }));
		line().voiceUrl = `${product.url}/voice`;
		emulator.webhooks.policy(() => ({ copies: 2 }));
		const call = await emulator.dialIn({ from: "+34600000001", to: number });
		await call.done;
		assert.equal(product.at("/voice").length, 2);
		assert.equal(call.said().length, 1);
	});
});

describe("a status callback", () => {
	test("tells the events that were asked for, numbered", async () => {
		const call = await create({
			Twiml: "<Response><Hangup/></Response>",
			StatusCallback: `${product.url}/status?call=1`,
			StatusCallbackEvent: ["initiated", "answered", "completed"],
		});
		await call.done;
		await emulator.webhooks.settled();
		const hits = product.at("/status");
		assert.ok(hits.every(genuine));
		const told = hits.map(({ params }) => [params.SequenceNumber, params.CallStatus]).sort();
		assert.deepEqual(told, [
			["0", "initiated"],
			["1", "in-progress"],
			["2", "completed"],
		]);
		const last = hits.find(({ params }) => params.CallStatus === "completed")?.params;
		assert.deepEqual(
			[last?.CallDuration, last?.Duration, last?.SipResponseCode, last?.CallbackSource],
			["0", "0", "200", "call-progress-events"],
		);
		assert.match(last?.Timestamp ?? "", /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$/u);
	});

	test("does not come when its events are written wrongly, though the call is made", async () => {
		const call = await create({
			Twiml: "<Response/>",
			StatusCallback: `${product.url}/status`,
			StatusCallbackEvent: "initiated completed",
		});
		await call.done;
		await emulator.webhooks.settled();
		assert.equal(product.at("/status").length, 0);
		assert.equal(emulator.debugger[0]?.code, 21626);
	});

	test("is lost, repeated or late as the policy wants", async () => {
		emulator.webhooks.policy(({ kind, params }) => {
			if (kind !== "status") return undefined;
			if (params.CallStatus === "initiated") return { drop: true };
			return params.CallStatus === "ringing" ? { delayMs: 300, copies: 2 } : undefined;
		});
		const call = await create({
			Twiml: "<Response/>",
			StatusCallback: `${product.url}/status`,
			StatusCallbackEvent: ["initiated", "ringing", "completed"],
		});
		await call.done;
		await emulator.webhooks.settled();
		const hits = product.at("/status");
		assert.deepEqual(
			hits.map(({ params }) => params.CallStatus),
			["completed", "ringing", "ringing"],
		);
		assert.equal(new Set(hits.map(({ headers }) => headers["i-twilio-idempotency-token"])).size, 2);
		assert.equal(emulator.webhooks.log.length, 4);
	});
});

describe("the detection of machines", () => {
	test("delays the TwiML until the greeting is over, and says who picked up", async () => {
		product.on("/answered", "<Say>mensaje</Say>");
		emulator.answer("*", { kind: "machine", greetingMs: 300, beep: true });
		const call = await create({ Url: `${product.url}/answered`, MachineDetection: "DetectMessageEnd" });
		await call.done;
		const [hit] = product.at("/answered");
		assert.equal(hit?.params.AnsweredBy, "machine_end_beep");
		assert.deepEqual(
			call.reports.map(({ text }) => text),
			["greeting", "beep"],
		);
		const said = call.events.find(({ type }) => type === "say");
		const beeped = call.events.filter(({ type }) => type === "caller").at(-1);
		assert.ok(said && beeped && said.at >= beeped.at - 40, "spoke into the greeting");
	});

	test("tells the result meanwhile when it is asynchronous", async () => {
		product.on("/answered", '<Pause length="1"/>');
		for (const [behaviour, expected] of [
			[{ kind: "human", detectMs: 50 }, "human"],
			[{ kind: "machine", greetingMs: 500, beep: false, detectMs: 50 }, "machine_start"],
			[{ kind: "fax", detectMs: 50 }, "fax"],
		] as const) {
			emulator.answer("*", behaviour);
			const call = await create({
				Url: `${product.url}/answered`,
				MachineDetection: "Enable",
				AsyncAmd: "true",
				AsyncAmdStatusCallback: `${product.url}/machine`,
			});
			await emulator.waitFor(() =>
				emulator.webhooks.log.some(({ kind, status }) => kind === "machine" && status !== null),
			);
			const hit = product.at("/machine").at(-1);
			assert.ok(hit && genuine(hit));
			assert.deepEqual([hit.params.AnsweredBy, hit.params.MachineDetectionDuration], [expected, "50"]);
			assert.equal(product.at("/answered").at(-1)?.params.AnsweredBy, undefined);
			assert.equal(call.answeredBy, expected);
			emulator.reset();
		}
	});
});
