import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import twilio from "twilio";
import { readTwiml, TwimlError } from "./twiml.ts";
import { parseXml } from "./xml.ts";

const codeOf = (source: string): number => {
	try {
		readTwiml(source);
	} catch (error) {
		if (error instanceof TwimlError) return error.code;
		throw error;
	}
	return 0;
};

describe("TwiML", () => {
	test("is read as the SDK writes it", () => {
		const response = new twilio.twiml.VoiceResponse();
		const stream = response.connect({ action: "/next?a=1&b=2" }).stream({ url: "wss://voice.example.com/media" });
		stream.parameter({ name: "token", value: `<"'&>` });
		response.say({ language: "es-ES" }, "Adiós & gracias");
		response.dial({ answerOnBridge: true }).number({ sendDigits: "ww1#" }, "+34911222333");
		response.hangup();
		const { verbs, warnings } = readTwiml(response.toString());
		assert.deepEqual(warnings, []);
		assert.deepEqual(
			verbs.map(({ name }) => name),
			["Connect", "Say", "Dial", "Hangup"],
		);
		assert.equal(verbs[0]?.attributes.action, "/next?a=1&b=2");
		assert.equal(verbs[0]?.children[0]?.children[0]?.attributes.value, `<"'&>`);
		assert.equal(verbs[1]?.text, "Adiós & gracias");
		assert.equal(verbs[2]?.children[0]?.text, "+34911222333");
	});

	test("is refused when it is no XML or breaks the schema", () => {
		for (const bad of ["", "hola", "<Response>", "<Response><Say>a</Response>", "<Response/><x/>", "<Html/>"])
			assert.equal(codeOf(bad), 12100, bad);
		for (const bad of ["<Response><Say>a & b</Say></Response>", '<Response><Say a="1" a="2"/></Response>'])
			assert.equal(codeOf(bad), 12100, bad);
		assert.equal(codeOf("<!DOCTYPE Response><Response/>"), 12100);
		assert.equal(codeOf("<Response><Shout/></Response>"), 12200);
		assert.equal(codeOf("<Response><Connect><Number/></Connect></Response>"), 12200);
		assert.equal(codeOf('<?xml version="1.0"?><!-- a --><Response><!-- b --><Pause/></Response> '), 0);
	});

	test("warns of an attribute that it ignores", () => {
		assert.deepEqual(readTwiml('<Response><Say pitch="high">a</Say></Response>').warnings, [
			"Attribute 'pitch' is not allowed in element 'Say'.",
		]);
	});
});

test("XML gives back every text that was escaped into it", () => {
	const escaped = (text: string) => text.replace(/[<&"]/gu, (char) => `&#${char.charCodeAt(0)};`);
	fc.assert(
		fc.property(fc.string(), (text) => {
			const { attributes, text: inside } = parseXml(`<a b="${escaped(text)}">${escaped(text)}<!-- ${"c"} --></a>`);
			assert.equal(attributes.b, text);
			assert.equal(inside, text.trim());
		}),
	);
});

test("XML fails in no other way than by SyntaxError", () => {
	const pieces = fc.constantFrom(
		"<",
		">",
		"/",
		"a",
		'"',
		"=",
		" ",
		"&",
		";",
		"&amp;",
		"<!--",
		"-->",
		"<![CDATA[",
		"]]>",
	);
	fc.assert(
		fc.property(fc.array(pieces), (parts) => {
			try {
				parseXml(parts.join(""));
			} catch (error) {
				assert.ok(error instanceof SyntaxError, String(error));
			}
		}),
	);
});
