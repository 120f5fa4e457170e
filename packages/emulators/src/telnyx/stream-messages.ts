/** What a product may send on a media socket. */
export type StreamCommand =
	| { readonly event: "media"; readonly audio: Buffer }
	| { readonly event: "mark"; readonly name: string }
	| { readonly event: "clear" };

/** What Telnyx answers to a message that is none. */
export type StreamProblem = {
	readonly code: 100003 | 100004;
	readonly title: "malformed_frame" | "invalid_media";
	readonly detail: string;
};

const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/u;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const malformed = (detail: string): StreamProblem => ({ code: 100003, title: "malformed_frame", detail });
export const invalidMedia = (detail: string): StreamProblem => ({ code: 100004, title: "invalid_media", detail });

/** Reads a message of the product, or says what is wrong with it. */
export function readStreamCommand(text: string): StreamCommand | StreamProblem {
	let message: unknown;
	try {
		message = JSON.parse(text);
	} catch {
		return malformed("The frame is not valid JSON.");
	}
	if (!isObject(message)) return malformed("The frame is not an object.");
	if (message.event === "clear") return { event: "clear" };
	if (message.event === "mark") {
		const name = isObject(message.mark) ? message.mark.name : undefined;
		return typeof name === "string" ? { event: "mark", name } : malformed("The mark has no name.");
	}
	if (message.event !== "media") return malformed(`The event '${String(message.event)}' is unknown.`);
	const payload = isObject(message.media) ? message.media.payload : undefined;
	if (typeof payload !== "string") return malformed("The media has no payload.");
	if (!BASE64.test(payload)) return invalidMedia("The payload is not base64 encoded.");
	return { event: "media", audio: Buffer.from(payload, "base64") };
}
