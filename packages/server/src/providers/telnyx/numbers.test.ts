import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { systemClock } from "../../platform/time/index.ts";
import { createTelnyx } from "./index.ts";
import { type ApiAnswer, addresses, base, credentials, done, fixture, ok, refusal, startApi } from "./testing.ts";

const numberId = "1293384261075731461";
const { signal } = new AbortController();
/** By path; what is ordered is answered without. */
let answers: Record<string, ApiAnswer[]> = {};
const api = await startApi(
	({ method, path }) => (method === "GET" ? answers[path]?.shift() : done) ?? refusal(400, "x"),
);
after(() => api.close());
beforeEach(() => {
	answers = {};
	api.requests.length = 0;
});

const telnyx = createTelnyx({ credentials, addresses, baseUrl: api.url, clock: systemClock });
const applicationPath = `/call_control_applications/${credentials.connectionId}`;
const { data: application } = JSON.parse(fixture("application.json"));
const ordered = () => api.requests.filter(({ method }) => method !== "GET");

test("lists the numbers of all pages that are in service", async () => {
	answers["/phone_numbers"] = ["numbers-first.json", "numbers-last.json"].map((name) => ({
		status: 200,
		body: fixture(name),
	}));
	answers[applicationPath] = [ok({ data: application })];
	assert.deepEqual(await telnyx.numbers(signal), [
		{ id: numberId, number: "+14155550199", label: "Reception", connected: false },
		{ id: "1293384261075731463", number: "+5491150001234", label: "+5491150001234", connected: false },
	]);
	assert.deepEqual(
		api.requests.filter(({ path }) => path === "/phone_numbers").map(({ query }) => query.get("page[number]")),
		["1", "2"],
	);
});

test("says whether calls to a number come to us", async () => {
	const connected = async (connection_id: string | null, webhook_event_url: string) => {
		answers["/phone_numbers"] = [ok({ data: [{ id: numberId, phone_number: "+14155550199", connection_id }] })];
		answers[applicationPath] = [ok({ data: { ...application, webhook_event_url } })];
		return (await telnyx.numbers(signal))[0]?.connected;
	};
	assert.equal(await connected(credentials.connectionId, `${base}/events`), true);
	assert.equal(await connected(credentials.connectionId, "https://elsewhere.example.com/events"), false);
	assert.equal(await connected("7", `${base}/events`), false);
	assert.equal(await connected(null, `${base}/events`), false);
});

test("makes the application tell us everything, and gives it the number", async () => {
	answers[applicationPath] = [ok({ data: application })];
	await telnyx.connectNumber(numberId, signal);
	assert.deepEqual(
		ordered().map(({ method, path, json }) => [method, path, json]),
		[
			[
				"PATCH",
				applicationPath,
				{
					application_name: "Ferretería Sur",
					webhook_event_url: `${base}/events`,
					webhook_event_failover_url: `${base}/events?fallback=1`,
					webhook_api_version: "2",
					call_cost_in_webhooks: true,
				},
			],
			["PATCH", `/phone_numbers/${numberId}`, { connection_id: credentials.connectionId }],
		],
	);
});

test("leaves an application alone that tells us everything already", async () => {
	const told = {
		webhook_event_url: `${base}/events`,
		webhook_event_failover_url: `${base}/events?fallback=1`,
		call_cost_in_webhooks: true,
	};
	answers[applicationPath] = [ok({ data: { ...application, ...told } })];
	await telnyx.connectNumber(numberId, signal);
	assert.deepEqual(
		ordered().map(({ path }) => path),
		[`/phone_numbers/${numberId}`],
	);
	answers[applicationPath] = [refusal(404, "10005")];
	await assert.rejects(telnyx.connectNumber(numberId, signal), { vendorCode: "10005" });
});

test("takes back only what is the application's", async () => {
	const path = `/phone_numbers/${numberId}`;
	const ofApplication = (connection_id: unknown) =>
		ok({ data: { id: numberId, phone_number: "+14155550199", connection_id } });
	answers[path] = [ofApplication(credentials.connectionId)];
	await telnyx.disconnectNumber(numberId, signal);
	assert.deepEqual(
		ordered().map(({ method, json }) => [method, json]),
		[["PATCH", { connection_id: "" }]],
	);
	for (const answer of [ofApplication("7"), ofApplication(""), ofApplication(null), refusal(404, "10005")]) {
		api.requests.length = 0;
		answers[path] = [answer];
		await telnyx.disconnectNumber(numberId, signal);
		assert.deepEqual(ordered(), []);
	}
});

test("reports what is wrong with an account", async () => {
	const report = (applied: ApiAnswer, balance: ApiAnswer) => {
		answers = { [applicationPath]: [applied], "/balance": [balance] };
		return telnyx.account(signal);
	};
	const good = { status: 200, body: fixture("application.json") };
	const rich = { status: 200, body: fixture("balance.json") };
	assert.deepEqual(await report(good, rich), {
		name: "Ferretería Sur",
		active: true,
		balance: { micros: 12_345_000, currency: "USD" },
		problems: [],
	});
	const holds = (balance: string, available_credit?: string) =>
		ok({ data: { balance, currency: "usd", available_credit } });
	const problems = async (applied: ApiAnswer, balance: ApiAnswer) => (await report(applied, balance)).problems;
	assert.deepEqual(await problems(good, holds("4.99")), [{ code: "low-balance", detail: "4.99 USD" }]);
	assert.deepEqual(await problems(good, holds("0.00")), [{ code: "no-balance", detail: "0.00 USD" }]);
	assert.deepEqual(await problems(good, holds("-20", "80")), [], "credit may be spent");
	assert.deepEqual(await problems(good, holds("-20", "-1.5")), [{ code: "no-balance", detail: "-1.50 USD" }]);
	const off = await report(ok({ data: { ...application, active: false } }), rich);
	assert.deepEqual([off.active, off.problems], [false, [{ code: "no-voice-application", detail: "Ferretería Sur" }]]);
	const absent = await report(refusal(404, "10005"), rich);
	assert.deepEqual(
		[absent.name, absent.problems],
		[credentials.connectionId, [{ code: "no-voice-application", detail: credentials.connectionId }]],
	);
	const hidden = await report(good, refusal(403, "10010"));
	assert.deepEqual([hidden.balance, hidden.problems], [null, []]);
	await assert.rejects(report(refusal(401, "10009"), refusal(401, "10009")), { kind: "auth" });
});
