import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CarrierRequest } from "../../ports/telephony.ts";
import { checkUpgrade, checkWebhook, sign } from "./signature.ts";

const authToken = "0123456789abcdef0123456789abcdef";
const origin = "https://voice.example.com";

type Fields = Readonly<Record<string, string | readonly string[]>>;
const encode = (fields: Fields) => {
	const form = new URLSearchParams();
	for (const [key, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(key, each);
	return form;
};
const post = (url: string, fields: Fields, signature: string, headers: CarrierRequest["headers"] = {}) => ({
	method: "POST",
	url,
	headers: { "x-twilio-signature": signature, ...headers },
	body: Buffer.from(encode(fields).toString()),
});
const isGenuine = (request: CarrierRequest, token = authToken) => checkWebhook(token, request).type === "genuine";

const incoming = {
	CallSid: "CA00000000000000000000000000000001",
	AccountSid: "AC00000000000000000000000000000001",
	From: "+14155550100",
	To: "+14155550199",
	CallStatus: "ringing",
	Direction: "inbound",
	ApiVersion: "2010-04-01",
};
const completed = {
	CallSid: "CA00000000000000000000000000000001",
	CallStatus: "completed",
	CallDuration: "42",
	SequenceNumber: "3",
	CallbackSource: "call-progress-events",
};

test("accepts a form post to an address with a query", () => {
	const url = `${origin}/webhooks/twilio/voice?tenant=t_1&x=a%20b`;
	const request = post(url, incoming, "bM+rkcmdsOrpMJFemlwJ/b91NAI=");
	const verdict = checkWebhook(authToken, request);
	assert.ok(verdict.type === "genuine" && verdict.fields?.get("From") === "+14155550100");
	assert.ok(!isGenuine({ ...request, url: url.replace("%20", "+") }));
	assert.ok(!isGenuine({ ...request, method: "GET" }));
});

test("accepts the signature without a port, with the standard one and with our own", () => {
	const signatures = {
		own: "vcWsSHEuyhQbkv7gyDDp31u9pHo=",
		none: "UW+FGNQ1qC95SwmgBTKa/u8mUEc=",
		standard: "7vF2taFGW1P7a0uhbfqRp1hsMys=",
	};
	const accepts = (url: string, signature: string) => isGenuine(post(url, completed, signature));
	const withPort = "https://voice.example.com:8443/webhooks/twilio/status";
	const without = "https://voice.example.com/webhooks/twilio/status";
	assert.deepEqual(
		Object.values(signatures).map((signature) => accepts(withPort, signature)),
		[true, true, false],
	);
	assert.deepEqual(
		Object.values(signatures).map((signature) => accepts(without, signature)),
		[false, true, true],
	);
});

test("accepts a JSON body by its digest, and not with one more space", () => {
	const body = '{"CallSid":"CA00000000000000000000000000000001","event":"example","n":1}';
	const digest = "220f3c5e37ef9fb6d7f254b630663994622b1e54b2c70630e34f89deaeec4692";
	const request = {
		...post(`${origin}/webhooks/twilio/json?bodySHA256=${digest}`, {}, "r2ehnWFbmIDgfIeKt3gj1OhxxSE="),
		body: Buffer.from(body),
	};
	assert.deepEqual(checkWebhook(authToken, request), { type: "genuine", fields: null });
	assert.ok(!isGenuine({ ...request, body: Buffer.from(`${body} `) }));
	assert.ok(!isGenuine({ ...request, body: Buffer.alloc(0) }));
});

test("accepts the upgrade of a WebSocket by its wss address, with or without a slash", () => {
	const url = `${origin}/media/twilio`;
	const upgrade = (signature: string, at = url) =>
		checkUpgrade(authToken, { method: "GET", url: at, headers: { "x-twilio-signature": signature } });
	for (const at of [url, url.replace("https", "wss"), `${url}/`]) {
		assert.ok(upgrade("BbfE/txsZ8UjwSjwaliQOycxGvA=", at), at);
		assert.ok(upgrade("k+Ojz6Lw6HPAVVgbCJynLjQ4kNc=", at), at);
	}
	assert.ok(!upgrade("ezFnws/Ko789QZB+WZaYKRfbTn8="), "signed for https");
	assert.ok(!upgrade("BbfE/txsZ8UjwSjwaliQOycxGvA=", `${origin}/media/telnyx`));
	assert.ok(!checkUpgrade(authToken, { method: "GET", url, headers: {} }));
	assert.ok(!checkUpgrade(authToken, { method: "GET", url: "nonsense", headers: {} }));
});

test("accepts repeated keys, empty values and any script", () => {
	const fields = { A: ["b", "a", "b"], Digits: "", Body: "héllo 👋" };
	assert.ok(isGenuine(post(`${origin}/w`, fields, "TPe0se88/XY8PoPewWxhUmfoBhg=")));
	assert.ok(!isGenuine(post(`${origin}/w`, { ...fields, Digits: " " }, "TPe0se88/XY8PoPewWxhUmfoBhg=")));
});

test("accepts the example of Twilio's documentation", () => {
	const fields = {
		CallSid: "CA1234567890ABCDE",
		Caller: "+14158675309",
		Digits: "1234",
		From: "+14158675309",
		To: "+18005551212",
	};
	const request = post("https://mycompany.com/myapp.php?foo=1&bar=2", fields, "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
	assert.ok(isGenuine(request, "12345"));
	assert.ok(!isGenuine(request, "12346"));
});

test("reads the fields of a GET from its query, which is signed with the address", () => {
	const url = `${origin}/voice?CallSid=CA1&From=%2B14155550100`;
	const request = { method: "GET", url, headers: {}, body: Buffer.alloc(0) };
	const signed = { ...request, headers: { "x-twilio-signature": sign(authToken, url, null) } };
	const verdict = checkWebhook(authToken, signed);
	assert.ok(verdict.type === "genuine" && verdict.fields?.get("From") === "+14155550100");
	assert.deepEqual(checkWebhook(authToken, request), { type: "refused", reason: "unsigned" });
});

test("tells under which address a refused request would have been genuine", () => {
	const cases: [string, CarrierRequest["headers"]][] = [
		["http://voice.example.com/status", { "x-forwarded-proto": "http" }],
		["https://calls.example.com/status", { "x-forwarded-host": "calls.example.com, inner" }],
		["https://calls.example.com:8443/status", { host: "calls.example.com:8443" }],
		["https://voice.example.com:8443/status", { "x-forwarded-port": "8443" }],
		["https://voice.example.com/status/", {}],
	];
	for (const [signedFor, headers] of cases) {
		const signature = sign(authToken, signedFor, encode(completed));
		assert.deepEqual(
			checkWebhook(authToken, post(`${origin}/status`, completed, signature, headers)),
			{ type: "refused", reason: "forged", genuineUrl: signedFor },
			signedFor,
		);
	}
	const forged = checkWebhook(authToken, post(`${origin}/status`, completed, "bM+rkcmdsOrpMJFemlwJ/b91NAI="));
	assert.deepEqual(forged, { type: "refused", reason: "forged" });
});

const form = fc.dictionary(
	fc.string({ unit: "grapheme" }),
	fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }),
);
const path = fc.webUrl({ withQueryParameters: true });

test("accepts what Twilio signs, in whatever order the fields come, and nothing that differs", () => {
	fc.assert(
		fc.property(path, form, fc.string({ minLength: 1 }), (url, fields, token) => {
			const entries = Object.entries(fields);
			const reversed = Object.fromEntries(entries.reverse().map(([key, values]) => [key, [...values].reverse()]));
			const signature = sign(token, url, encode(fields));
			assert.ok(isGenuine(post(url, reversed, signature), token));
			assert.ok(!isGenuine(post(url, { ...fields, "an extra field": "" }, signature), token));
			assert.ok(!isGenuine(post(url, fields, signature), `${token}x`));
			assert.ok(!isGenuine(post(`${url}${url.includes("?") ? "&" : "?"}x=1`, fields, signature), token));
		}),
	);
});

test("leaves the fragment out of what is signed", () => {
	assert.equal(sign(authToken, `${origin}/w#rc=5&rp=all`, null), sign(authToken, `${origin}/w`, null));
});

test("is not kept busy by a body that Twilio would not send", () => {
	const fields = new URLSearchParams();
	for (let i = 0; i < 30_000; i++) fields.append(`k${i}`, "");
	const body = Buffer.from(fields.toString());
	const headers = { "x-twilio-signature": sign(authToken, `${origin}/w`, fields) };
	assert.ok(!isGenuine({ method: "POST", url: `${origin}/w`, headers, body }));
});
