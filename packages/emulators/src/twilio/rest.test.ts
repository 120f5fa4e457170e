import assert from "node:assert/strict";
import { after, afterEach, describe, test } from "node:test";
import twilio from "twilio";
import { startTwilioEmulator } from "./index.ts";

const RestException = twilio.RestException;

/** The SDK's own client, which takes the emulator for Twilio. */
class Redirected extends twilio.RequestClient {
	readonly #origin: string;
	constructor(origin: string, timeout = 2000) {
		super({ timeout });
		this.#origin = origin;
	}
	override request: twilio.RequestClient["request"] = (options) =>
		super.request({ ...options, uri: options.uri.replace("https://api.twilio.com", this.#origin) });
}

const emulator = await startTwilioEmulator({
	numbers: ["+14155550199", "+14155550198"],
	verifiedNumbers: ["+34600000001"],
	forbiddenPrefixes: ["+53"],
	apiKeys: [{ sid: `SK${"1".repeat(32)}`, secret: "secret" }],
	balance: "12.34",
	priceAfterMs: 0,
});
after(() => emulator.close());
afterEach(() => emulator.reset());

const client = twilio(emulator.accountSid, emulator.authToken, { httpClient: new Redirected(emulator.url) });
const order = { from: "+14155550199", to: "+14155550100", twiml: '<Response><Pause length="30"/></Response>' };

async function refusal(promise: Promise<unknown>): Promise<InstanceType<typeof RestException>> {
	const error = await promise.then(
		() => assert.fail("was not refused"),
		(reason: unknown) => reason,
	);
	assert.ok(error instanceof RestException, String(error));
	assert.equal(error.moreInfo, `https://www.twilio.com/docs/errors/${error.code}`);
	return error;
}

describe("account and numbers", () => {
	test("are told to the SDK", async () => {
		const account = await client.api.v2010.accounts(emulator.accountSid).fetch();
		assert.deepEqual([account.sid, account.status, account.type], [emulator.accountSid, "active", "Full"]);
		assert.ok(account.dateCreated instanceof Date && !Number.isNaN(account.dateCreated.getTime()));
		const balance = await client.balance.fetch();
		assert.deepEqual([balance.balance, balance.currency], ["12.34", "USD"]);
	});

	test("are paged, filtered and updated", async () => {
		const numbers = await client.incomingPhoneNumbers.list({ pageSize: 1 });
		assert.deepEqual(
			numbers.map(({ phoneNumber }) => phoneNumber),
			["+14155550199", "+14155550198"],
		);
		const [found] = await client.incomingPhoneNumbers.list({ phoneNumber: "+14155550198" });
		assert.ok(found);
		const context = client.incomingPhoneNumbers(found.sid);
		const updated = await context.update({
			voiceUrl: "https://voice.example.com/voice",
			voiceFallbackUrl: "https://backup.example.com/voice",
			statusCallback: "https://voice.example.com/status",
			voiceMethod: "GET",
		});
		assert.deepEqual([updated.voiceUrl, updated.voiceMethod], ["https://voice.example.com/voice", "GET"]);
		assert.equal(emulator.numbers[1]?.voiceFallbackUrl, "https://backup.example.com/voice");
		assert.equal((await refusal(context.update({ voiceUrl: "nowhere" }))).code, 21205);
		await context.update({ voiceUrl: "", voiceFallbackUrl: "", statusCallback: "" });
		assert.equal(emulator.numbers[1]?.voiceUrl, "");
	});
});

describe("calls", () => {
	test("are created, fetched, listed and hung up", async () => {
		const created = await client.calls.create(order);
		assert.deepEqual(
			[created.status, created.direction, created.duration, created.price, created.startTime],
			["queued", "outbound-api", null, null, null],
		);
		const context = client.calls(created.sid);
		const call = emulator.calls[0];
		assert.ok(call && call.sid === created.sid);
		await call.waitFor(({ status }) => status === "in-progress");
		assert.equal((await context.fetch()).status, "in-progress");
		const startTimeAfter = new Date(Date.now() - 5000);
		const listed = await client.calls.list({ to: order.to, startTimeAfter });
		assert.deepEqual(
			listed.map(({ sid }) => sid),
			[created.sid],
		);
		assert.equal((await client.calls.list({ to: "+14155550101" })).length, 0);
		assert.equal((await client.calls.list({ startTimeAfter: new Date(Date.now() + 60_000) })).length, 0);
		assert.equal((await client.calls.list({ status: "completed" })).length, 0);
		assert.equal((await context.update({ status: "completed" })).status, "completed");
		assert.deepEqual((await call.done).endedBy, "product");
		const over = await context.fetch();
		assert.deepEqual([over.status, over.duration], ["completed", "0"]);
		assert.match(over.price, /^-\d+\.\d+$/u);
		assert.ok(over.endTime instanceof Date);
		assert.equal((await refusal(context.update({ status: "completed" }))).code, 21220);
	});

	test("are cancelled while they ring, and redirected only when answered", async () => {
		emulator.answer(order.to, { kind: "no-answer" });
		const created = await client.calls.create(order);
		const context = client.calls(created.sid);
		await emulator.waitFor(() => emulator.calls[0]?.status === "ringing");
		assert.equal((await refusal(context.update({ twiml: "<Response/>" }))).code, 21220);
		assert.equal((await context.update({ status: "canceled" })).status, "canceled");
	});

	test("come to an end as the person called decides", async () => {
		emulator.answer("+14155550110", { kind: "busy" });
		emulator.answer("+14155550111", { kind: "no-answer", afterMs: 30 });
		emulator.answer("+14155550112", { kind: "failed", sipCode: 503 });
		emulator.answer("+14155550113", { kind: "human", afterMs: 5000 });
		const statuses = [];
		for (const to of ["+14155550110", "+14155550111", "+14155550112", "+14155550113"]) {
			await client.calls.create({ ...order, to, timeout: 1 });
			statuses.push((await emulator.calls.at(-1)?.done)?.status);
		}
		assert.deepEqual(statuses, ["busy", "no-answer", "failed", "no-answer"]);
	});

	test("are refused with Twilio's codes", async () => {
		const codeOf = async (change: Partial<typeof order> & Record<string, unknown>) => {
			const { status, code } = await refusal(client.calls.create({ ...order, ...change }));
			assert.equal(status, 400);
			return code;
		};
		assert.equal(await codeOf({ to: "12" }), 21211);
		assert.equal(await codeOf({ to: " " }), 21201);
		assert.equal(await codeOf({ from: "me" }), 21212);
		assert.equal(await codeOf({ from: "+14155550111" }), 21210);
		assert.equal(await codeOf({ to: "+5355550111" }), 21215);
		assert.equal(await codeOf({ url: "ftp://voice.example.com" }), 21205);
		assert.equal(await codeOf({ timeout: 601 }), 20001);
		assert.equal(emulator.calls.length, 0);
		assert.equal((await refusal(client.calls(`CA${"0".repeat(32)}`).fetch())).status, 404);
	});

	test("of a trial account reach verified numbers only", async () => {
		const trial = await startTwilioEmulator({ trial: true, numbers: [order.from], verifiedNumbers: ["+34600000001"] });
		const sdk = twilio(trial.accountSid, trial.authToken, { httpClient: new Redirected(trial.url) });
		assert.equal((await refusal(sdk.calls.create(order))).code, 21219);
		await sdk.calls.create({ ...order, to: "+34600000001" });
		await trial.close();
	});

	test("wait for their turn, and are too many", async () => {
		const slow = await startTwilioEmulator({ callsPerSecond: 4, maxConcurrentCalls: 2, numbers: [order.from] });
		const sdk = twilio(slow.accountSid, slow.authToken, { httpClient: new Redirected(slow.url) });
		await sdk.calls.create(order);
		const second = await sdk.calls.create(order);
		assert.ok(Number(second.queueTime) > 100, second.queueTime);
		assert.equal((await refusal(sdk.calls.create(order))).code, 10004);
		await slow.waitFor(() => slow.calls[0]?.status === "in-progress");
		assert.equal(slow.calls[1]?.status, "queued");
		await slow.waitFor(() => slow.calls[1]?.status === "in-progress");
		await slow.close();
	});
});

describe("credentials", () => {
	test("are the account's or an API key's", async () => {
		const httpClient = new Redirected(emulator.url);
		const wrong = twilio(emulator.accountSid, "wrong", { httpClient });
		const error = await refusal(wrong.calls.list());
		assert.deepEqual([error.status, error.code], [401, 20003]);
		const key = twilio(`SK${"1".repeat(32)}`, "secret", { accountSid: emulator.accountSid, httpClient });
		assert.equal((await key.incomingPhoneNumbers.list()).length, 2);
		const other = twilio(emulator.accountSid, emulator.authToken, { accountSid: `AC${"9".repeat(32)}`, httpClient });
		assert.equal((await refusal(other.calls.list())).code, 20404);
	});
});

describe("faults", () => {
	test("answer with any status, as often as wanted", async () => {
		emulator.fault({ on: "create-call", kind: "status", status: 429, code: 20429, times: 2 });
		for (let times = 0; times < 2; times++) {
			const error = await refusal(client.calls.create(order));
			assert.deepEqual([error.status, error.code], [429, 20429]);
		}
		await client.calls.create(order);
	});

	test("leave it open whether the call was created", async () => {
		const impatient = twilio(emulator.accountSid, emulator.authToken, {
			httpClient: new Redirected(emulator.url, 200),
		});
		emulator.fault(
			{ on: "create-call", kind: "hang-after-creating" },
			{ on: "create-call", kind: "hang" },
			{ on: "create-call", kind: "drop" },
		);
		await assert.rejects(impatient.calls.create(order), /timeout/u);
		assert.equal(emulator.calls.length, 1);
		await assert.rejects(impatient.calls.create(order), /timeout/u);
		await assert.rejects(impatient.calls.create(order), /hang up|ECONNRESET/u);
		assert.equal(emulator.calls.length, 1);
		emulator.fault({ on: "create-call", kind: "drop-after-creating" });
		await assert.rejects(impatient.calls.create(order), /hang up|ECONNRESET/u);
		assert.equal(emulator.calls.length, 2);
	});
});
