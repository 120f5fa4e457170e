/** What a product may send on a media socket. */
export type StreamCommand =
	| { readonly event: "media"; readonly audio: Buffer }
	| { readonly event: "mark"; readonly name: string }
	| { readonly event: "clear" };

const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/u;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Reads a message of the product, or says what is wrong with it. */
export function readStreamCommand(text: string, streamSid: string): StreamCommand | string {
	let message: unknown;
	try {
		message = JSON.parse(text);
	} catch {
		return "The message is no JSON.";
	}
	if (!isObject(message)) return "The message is no object.";
	if (message.streamSid !== streamSid) return `The message is for the stream ${String(message.streamSid)}.`;
	if (message.event === "clear") return { event: "clear" };
	if (message.event === "mark") {
		const name = isObject(message.mark) ? message.mark.name : undefined;
		return typeof name === "string" ? { event: "mark", name } : "The mark has no name.";
	}
	if (message.event !== "media") return `The event '${String(message.event)}' is unknown.`;
	const payload = isObject(message.media) ? message.media.payload : undefined;
	if (typeof payload !== "string" || !BASE64.test(payload)) return "The payload is not base64.";
	return { event: "media", audio: Buffer.from(payload, "base64") };
}
