import { CallClientMessage, type CallServerMessage } from "@centralita/contracts";

/** What arrived, or why it cannot be used. */
export type Received =
	| { type: "message"; message: CallClientMessage }
	| { type: "problem"; code: string; detail: string };

/** Neither NUL nor half a surrogate pair can be stored, and nobody says them. */
const storable = (_key: string, value: unknown): unknown =>
	typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : value;

/** Reads a text message from the browser. Never throws. */
export function parseMessage(text: string): Received {
	let json: unknown;
	try {
		json = JSON.parse(text, storable);
	} catch {
		return { type: "problem", code: "malformed", detail: "not JSON" };
	}
	const result = CallClientMessage.safeParse(json);
	if (result.success) return { type: "message", message: result.data };
	const [issue] = result.error.issues;
	const where = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
	return { type: "problem", code: "invalid", detail: `${where}${issue?.message ?? "not a message of this protocol"}` };
}

export const stringify = (message: CallServerMessage): string => JSON.stringify(message);

/** Little-endian bytes → samples; a copy, since sockets reuse their memory. */
export function decodePcm(bytes: Uint8Array): Int16Array {
	const pcm = new Int16Array(bytes.length >> 1);
	new Uint8Array(pcm.buffer).set(bytes.subarray(0, pcm.byteLength));
	return pcm;
}

export const encodePcm = (pcm: Int16Array): Uint8Array => new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
