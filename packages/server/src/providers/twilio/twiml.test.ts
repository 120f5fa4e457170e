import assert from "node:assert/strict";
import { test } from "node:test";
import { locales } from "@centralita/contracts";
import fc from "fast-check";
import type { CarrierInstruction } from "../../ports/telephony.ts";
import { addresses, base } from "./testing.ts";
import { escapeXml, renderTwiml } from "./twiml.ts";

const callId = "01890a5d-ac96-774b-bcce-b302099a8057";
const prologue = '<?xml version="1.0" encoding="UTF-8"?>';
const overrides = "#ct=2000&amp;rt=5000&amp;tt=15000&amp;rc=5&amp;rp=all";
const render = (instruction: CarrierInstruction) => renderTwiml(addresses, instruction);

test("connects a call to the media socket, with a way on from both", () => {
	const xml = render({ type: "connect", callId, token: "tok_abc" });
	const next = xml.match(/<Connect action="([^"]*)"/)?.[1] ?? "";
	assert.ok(next.startsWith(`${base}/next?call=${callId}&amp;via=`) && next.endsWith(overrides), next);
	assert.ok(!next.includes("tok_abc"), "an address is written to logs, the token is not");
	assert.equal(
		xml,
		`${prologue}<Response><Connect action="${next}">` +
			`<Stream url="wss://voice.example.com/carriers/twilio/${addresses.account}/media" ` +
			`statusCallback="${base}/status?call=${callId}${overrides}"><Parameter name="token" value="tok_abc"/></Stream>` +
			`</Connect><Redirect method="POST">${next}</Redirect></Response>`,
	);
	assert.notEqual(render({ type: "connect", callId, token: "tok_def" }).match(/action="([^"]*)"/)?.[1], next);
});

test("dials somebody and goes on afterwards", () => {
	assert.equal(
		render({ type: "transfer", callId, to: "+14155550123", from: "+14155550199", ringMs: 20_000, occasion: "1" }),
		`${prologue}<Response><Dial action="${base}/next?call=${callId}${overrides}" answerOnBridge="true" timeout="20" ` +
			`callerId="+14155550199"><Number statusCallback="${base}/transfer?call=${callId}${overrides}" ` +
			'statusCallbackEvent="answered">+14155550123</Number></Dial></Response>',
	);
});

test("refuses, speaks and hangs up", () => {
	assert.equal(render({ type: "reject", reason: "busy" }), `${prologue}<Response><Reject reason="busy"/></Response>`);
	assert.equal(render({ type: "hang-up" }), `${prologue}<Response><Hangup/></Response>`);
	assert.equal(
		render({ type: "say", callId: null, text: `A & B <"'>\u0000\u001b`, locale: "es-ES" }),
		`${prologue}<Response><Say language="es-ES" voice="Polly.Lucia-Neural">A &amp; B &lt;&quot;&apos;&gt;</Say><Hangup/></Response>`,
	);
	assert.equal(render({ type: "say", callId: null, text: "", locale: "en-US" }), render({ type: "hang-up" }));
	assert.equal(
		render({ type: "ask-again", url: `${base}/voice?again=1`, afterMs: 3000, text: "One <moment>.", locale: "en-GB" }),
		`${prologue}<Response><Say language="en-GB" voice="Polly.Amy-Neural">One &lt;moment&gt;.</Say><Pause length="3"/>` +
			`<Redirect method="POST">${base}/voice?again=1${overrides}</Redirect></Response>`,
	);
	for (const locale of locales) assert.match(render({ type: "say", callId, text: "x", locale }), /<Say language="e/);
});

test("escapes any text into well-formed XML that says the same", () => {
	const readXml = (xml: string) =>
		xml
			.replaceAll("&lt;", "<")
			.replaceAll("&gt;", ">")
			.replaceAll("&quot;", '"')
			.replaceAll("&apos;", "'")
			.replaceAll("&amp;", "&");
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), (text) => {
			const xml = escapeXml(text);
			assert.doesNotMatch(xml, /[<>"']|&(?!(amp|lt|gt|quot|apos);)/);
			assert.doesNotMatch(xml, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
			const sayable = [...text].filter(
				(each) => !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(each),
			);
			assert.equal(readXml(xml), sayable.join(""));
		}),
	);
});

test("keeps every document short enough to be sent through the API", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", minLength: 3000, maxLength: 6000 }), (text) => {
			assert.ok(render({ type: "say", callId, text: `${text}&&&&`, locale: "es-AR" }).length <= 4000);
		}),
		{ numRuns: 20 },
	);
	assert.ok(render({ type: "say", callId, text: "&".repeat(10_000), locale: "es-AR" }).length <= 4000);
	assert.ok(render({ type: "connect", callId, token: "t".repeat(100) }).length <= 4000);
});
