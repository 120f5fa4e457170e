import type { Locale } from "@centralita/contracts";
import type { CarrierAddresses, CarrierInstruction } from "../../ports/telephony.ts";
import { afterMediaUrl, mediaUrl, webhookUrl, withOverrides } from "./addresses.ts";

/** A document sent through the API may have 4000 characters; the rest of one that speaks has a few hundred. */
const longestSpokenXml = 3600;

/** Twilio has no Argentine voice of this kind. */
const voices: Readonly<Record<Locale, { language: string; voice: string }>> = {
	"es-419": { language: "es-MX", voice: "Polly.Mia-Neural" },
	"es-AR": { language: "es-MX", voice: "Polly.Mia-Neural" },
	"es-ES": { language: "es-ES", voice: "Polly.Lucia-Neural" },
	"en-US": { language: "en-US", voice: "Polly.Joanna-Neural" },
	"en-GB": { language: "en-GB", voice: "Polly.Amy-Neural" },
};

const entities: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&apos;",
};

/** Text for content and attributes. What XML 1.0 (section 2.2) forbids is left out. */
export const escapeXml = (text: string): string =>
	text
		.toWellFormed()
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
		.replace(/[&<>"']/g, (character) => entities[character] ?? "");

/** As much of a text as a document has room for. */
function speakable(text: string): string {
	let xml = "";
	for (const character of text) {
		const next = escapeXml(character);
		if (xml.length + next.length > longestSpokenXml) break;
		xml += next;
	}
	return xml;
}

type Attributes = Readonly<Record<string, string>>;

function element(name: string, attributes: Attributes, content = ""): string {
	const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
	return `<${name}${written.join("")}${content === "" ? "/>" : `>${content}</${name}>`}`;
}

function verbs(addresses: CarrierAddresses, instruction: CarrierInstruction): string {
	switch (instruction.type) {
		case "connect": {
			const { callId, token } = instruction;
			const action = afterMediaUrl(addresses, callId, token);
			const statusCallback = webhookUrl(addresses, "status", { call: callId });
			const parameter = element("Parameter", { name: "token", value: token });
			const stream = element("Stream", { url: mediaUrl(addresses), statusCallback }, parameter);
			// Where `action` is not honoured for a stream, the next verb runs: it asks the same.
			return element("Connect", { action }, stream) + element("Redirect", { method: "POST" }, escapeXml(action));
		}
		case "reject":
			return element("Reject", { reason: instruction.reason });
		case "say": {
			const text = speakable(instruction.text);
			return (text === "" ? "" : element("Say", voices[instruction.locale], text)) + element("Hangup", {});
		}
		case "transfer": {
			const attributes = {
				action: webhookUrl(addresses, "next", { call: instruction.callId }),
				answerOnBridge: "true",
				timeout: String(Math.min(600, Math.max(5, Math.round(instruction.ringMs / 1000)))),
				callerId: instruction.from,
			};
			const told = {
				statusCallback: webhookUrl(addresses, "transfer", { call: instruction.callId }),
				statusCallbackEvent: "answered",
			};
			return element("Dial", attributes, element("Number", told, escapeXml(instruction.to)));
		}
		case "ask-again": {
			const { text, locale, afterMs, url } = instruction;
			const words = text === null ? "" : element("Say", voices[locale], speakable(text));
			const length = String(Math.max(1, Math.round(afterMs / 1000)));
			return (
				words + element("Pause", { length }) + element("Redirect", { method: "POST" }, escapeXml(withOverrides(url)))
			);
		}
		case "hang-up":
			return element("Hangup", {});
	}
}

/** The TwiML document that tells Twilio what to do with a call. */
export const renderTwiml = (addresses: CarrierAddresses, instruction: CarrierInstruction): string =>
	`<?xml version="1.0" encoding="UTF-8"?>${element("Response", {}, verbs(addresses, instruction))}`;
