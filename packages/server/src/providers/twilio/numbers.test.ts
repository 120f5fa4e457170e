import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { systemClock } from "../../platform/time/index.ts";
import { createTwilio } from "./index.ts";
import { type ApiAnswer, addresses, base, credentials, fixture, startApi } from "./testing.ts";

const numberId = "PN00000000000000000000000000000001";
const { signal } = new AbortController();
let answers: ApiAnswer[] = [];
const api = await startApi(() => answers.shift() ?? { status: 400, body: "nothing more to answer" });
after(() => api.close());
beforeEach(() => {
	answers = [];
	api.requests.length = 0;
});

const twilio = createTwilio({ credentials, addresses, baseUrl: api.url, clock: systemClock });
const ok = (body: string): ApiAnswer => ({ status: 200, body });
const overrides = "#ct=2000&rt=5000&tt=15000&rc=5&rp=all";

test("lists the numbers of all pages that can be called", async () => {
	answers.push(ok(fixture("numbers-first.json")), ok(fixture("numbers-last.json")));
	assert.deepEqual(await twilio.numbers(signal), [
		{ id: numberId, number: "+14155550199", label: "Reception", connected: false },
		{ id: "PN00000000000000000000000000000003", number: "+5491150001234", label: "+5491150001234", connected: false },
	]);
	assert.equal(api.requests[1]?.query.get("PageToken"), "PAPN1");
	assert.equal(api.requests[1]?.path, "/IncomingPhoneNumbers.json");
});

test("says whether calls to a number come to us", async () => {
	const [number] = JSON.parse(fixture("numbers-first.json")).incoming_phone_numbers;
	const connected = async (fields: Readonly<Record<string, string>>) => {
		answers = [ok(JSON.stringify({ incoming_phone_numbers: [{ ...number, ...fields }], next_page_uri: null }))];
		return (await twilio.numbers(signal))[0]?.connected;
	};
	const voice_url = `${base}/voice${overrides}`;
	assert.equal(await connected({ voice_url }), true);
	assert.equal(await connected({ voice_url: "https://elsewhere.example.com/voice" }), false);
	assert.equal(await connected({ voice_url, voice_application_sid: "AP1" }), false, "an application wins");
	assert.equal(await connected({ voice_url, trunk_sid: "TK1" }), false, "so does a trunk");
});

test("points a number at us, with a fallback and without what would win over it", async () => {
	answers.push(ok("{}"));
	await twilio.connectNumber(numberId, signal);
	assert.equal(api.requests[0]?.path, `/IncomingPhoneNumbers/${numberId}.json`);
	assert.deepEqual(Object.fromEntries(api.requests[0]?.form ?? []), {
		VoiceUrl: `${base}/voice${overrides}`,
		VoiceMethod: "POST",
		VoiceFallbackUrl: `${base}/voice?fallback=1${overrides}`,
		VoiceFallbackMethod: "POST",
		StatusCallback: `${base}/status${overrides}`,
		StatusCallbackMethod: "POST",
		VoiceApplicationSid: "",
		TrunkSid: "",
	});
});

test("takes back only what points at us", async () => {
	const [number] = JSON.parse(fixture("numbers-first.json")).incoming_phone_numbers;
	const pointedAt = (voice_url: string) => ok(JSON.stringify({ ...number, voice_url }));
	answers = [pointedAt(`${base}/voice${overrides}`), ok("{}")];
	await twilio.disconnectNumber(numberId, signal);
	assert.equal(api.requests[1]?.form.toString(), "VoiceUrl=&VoiceFallbackUrl=&StatusCallback=");
	for (const url of ["https://elsewhere.example.com/voice", `${base.slice(0, -1)}1/voice`, ""]) {
		api.requests.length = 0;
		answers = [pointedAt(url)];
		await twilio.disconnectNumber(numberId, signal);
		assert.equal(api.requests.length, 1, url);
	}
	answers = [{ status: 404, body: '{"code":20404}' }];
	await twilio.disconnectNumber(numberId, signal);
});

test("reports what is wrong with an account", async () => {
	const report = (status: string, balance: ApiAnswer) => {
		answers.push(ok(JSON.stringify({ ...JSON.parse(fixture("account.json")), status })), balance);
		return twilio.account(signal);
	};
	const holds = (balance: string) => ok(JSON.stringify({ balance, currency: "USD" }));
	assert.deepEqual(await report("active", ok(fixture("balance.json"))), {
		name: "Ferretería Sur",
		active: true,
		balance: { micros: 12_345_000, currency: "USD" },
		problems: [],
	});
	const problems = async (status: string, balance: ApiAnswer) => (await report(status, balance)).problems;
	assert.deepEqual(await problems("active", holds("4.99")), [{ code: "low-balance", detail: "4.99 USD" }]);
	assert.deepEqual(await problems("active", holds("0")), [{ code: "no-balance", detail: "0.00 USD" }]);
	assert.deepEqual(await problems("active", holds("-1.5")), [{ code: "no-balance", detail: "-1.50 USD" }]);
	assert.deepEqual(await problems("suspended", holds("9")), [{ code: "account-inactive", detail: "suspended" }]);
	const subaccount = await report("active", { status: 404, body: '{"code":20404}' });
	assert.deepEqual([subaccount.balance, subaccount.problems], [null, []]);
	answers = [{ status: 401, body: '{"code":20003}' }];
	await assert.rejects(twilio.account(signal), { kind: "auth" });
});
