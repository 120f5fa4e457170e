import { parseXml, type XmlElement } from "./xml.ts";

/** A document that Twilio would not run: 12100 is no XML, 12200 breaks the schema. */
export class TwimlError extends Error {
	readonly code: number;
	constructor(code: number, message: string) {
		super(message);
		this.code = code;
	}
}

type Shape = { readonly attributes: readonly string[]; readonly children?: readonly string[] };

const recording = ["recordingStatusCallback", "recordingStatusCallbackMethod", "recordingStatusCallbackEvent"];
const callback = ["statusCallback", "statusCallbackMethod"];
const shapes: Readonly<Record<string, Shape>> = {
	Connect: { attributes: ["action", "method"], children: ["Stream"] },
	Stream: { attributes: ["url", "name", "track", ...callback], children: ["Parameter"] },
	Parameter: { attributes: ["name", "value"] },
	Dial: {
		attributes: [
			...["action", "method", "timeout", "timeLimit", "hangupOnStar", "callerId", "answerOnBridge", "ringTone"],
			...["record", "recordingTrack", "trim", "sequential", "referUrl", "referMethod", ...recording],
		],
		children: ["Number"],
	},
	Number: { attributes: ["sendDigits", "url", "method", "statusCallbackEvent", "byoc", ...callback] },
	Say: { attributes: ["voice", "language", "loop"] },
	Play: { attributes: ["digits", "loop"] },
	Pause: { attributes: ["length"] },
	Hangup: { attributes: [] },
	Reject: { attributes: ["reason"] },
	Redirect: { attributes: ["method"] },
	Record: {
		attributes: [
			...["action", "method", "timeout", "finishOnKey", "maxLength", "playBeep", "trim", "transcribe"],
			...["transcribeCallback", ...recording],
		],
	},
};
const verbs = ["Connect", "Dial", "Say", "Play", "Pause", "Hangup", "Reject", "Redirect", "Record"];

export type Twiml = {
	readonly verbs: readonly XmlElement[];
	/** What Twilio warns of (12200) and ignores. */
	readonly warnings: readonly string[];
};

function check(element: XmlElement, warnings: string[]): void {
	const shape = shapes[element.name] as Shape;
	for (const name of Object.keys(element.attributes)) {
		if (!shape.attributes.includes(name))
			warnings.push(`Attribute '${name}' is not allowed in element '${element.name}'.`);
	}
	for (const child of element.children) {
		if (!(shape.children ?? []).includes(child.name))
			throw new TwimlError(12200, `Element '${child.name}' is not allowed in element '${element.name}'.`);
		check(child, warnings);
	}
}

/** Reads what the emulator can run. Throws `TwimlError`. */
export function readTwiml(source: string): Twiml {
	let root: XmlElement;
	try {
		root = parseXml(source);
	} catch (error) {
		throw new TwimlError(12100, `Document parse failure: ${error instanceof Error ? error.message : ""}`);
	}
	if (root.name !== "Response") throw new TwimlError(12100, `The root element is '${root.name}' and not 'Response'.`);
	const warnings: string[] = [];
	for (const verb of root.children) {
		if (!verbs.includes(verb.name)) throw new TwimlError(12200, `Element '${verb.name}' is not allowed in 'Response'.`);
		check(verb, warnings);
	}
	return { verbs: root.children, warnings };
}
