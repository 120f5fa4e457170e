import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import twilio from "twilio";
import { type Params, signTwilioRequest } from "./signature.ts";

const token = "0123456789abcdef0123456789abcdef";
const sid = "CA00000000000000000000000000000001";
const callback = {
	CallSid: sid,
	CallStatus: "completed",
	CallDuration: "42",
	SequenceNumber: "3",
	CallbackSource: "call-progress-events",
};
const vectors: readonly (readonly [string, string, string, Params | undefined, string])[] = [
	[
		"a query and a form",
		token,
		"https://voice.example.com/webhooks/twilio/voice?tenant=t_1&x=a%20b",
		{
			CallSid: sid,
			AccountSid: "AC00000000000000000000000000000001",
			From: "+14155550100",
			To: "+14155550199",
			CallStatus: "ringing",
			Direction: "inbound",
			ApiVersion: "2010-04-01",
		},
		"bM+rkcmdsOrpMJFemlwJ/b91NAI=",
	],
	["a port", token, "https://voice.example.com:8443/webhooks/twilio/status", callback, "vcWsSHEuyhQbkv7gyDDp31u9pHo="],
	["no port", token, "https://voice.example.com/webhooks/twilio/status", callback, "UW+FGNQ1qC95SwmgBTKa/u8mUEc="],
	["443", token, "https://voice.example.com:443/webhooks/twilio/status", callback, "7vF2taFGW1P7a0uhbfqRp1hsMys="],
	[
		"a JSON body",
		token,
		"https://voice.example.com/webhooks/twilio/json?bodySHA256=220f3c5e37ef9fb6d7f254b630663994622b1e54b2c70630e34f89deaeec4692",
		undefined,
		"r2ehnWFbmIDgfIeKt3gj1OhxxSE=",
	],
	["an upgrade", token, "wss://voice.example.com/media/twilio", undefined, "BbfE/txsZ8UjwSjwaliQOycxGvA="],
	[
		"a repeated key, an empty value, UTF-8",
		token,
		"https://voice.example.com/w",
		{ A: ["b", "a", "b"], Digits: "", Body: "héllo 👋" },
		"TPe0se88/XY8PoPewWxhUmfoBhg=",
	],
	[
		"Twilio's own example",
		"12345",
		"https://mycompany.com/myapp.php?foo=1&bar=2",
		{
			CallSid: "CA1234567890ABCDE",
			Caller: "+14158675309",
			Digits: "1234",
			From: "+14158675309",
			To: "+18005551212",
		},
		"RSOYDt4T1cUTdK1PDd93/VVr8B8=",
	],
];

for (const [name, key, url, params, signature] of vectors) {
	test(`signs ${name}`, () => {
		assert.equal(signTwilioRequest(key, url, params), signature);
		assert.ok(twilio.validateRequest(key, signature, url, { ...params }));
	});
}

test("signs whatever the SDK believes, and not the fragment", () => {
	fc.assert(
		fc.property(
			fc.webUrl({ withQueryParameters: true }),
			fc.dictionary(fc.stringMatching(/^[A-Za-z]\w*$/u), fc.string({ unit: "grapheme" })),
			(url, params) => {
				const signature = signTwilioRequest(token, `${url}#rc=2`, params);
				return twilio.validateRequest(token, signature, url, params);
			},
		),
		{ numRuns: 30 },
	);
});
