import { createHmac } from "node:crypto";

export type Params = Readonly<Record<string, string | readonly string[]>>;

/**
 * `X-Twilio-Signature`: base64 HMAC-SHA1, keyed with the auth token, of the address without its fragment, followed by
 * every form field sorted by key, key and value without separators; repeated values once, sorted (Twilio: Webhooks
 * security). A GET and a WebSocket's upgrade have no fields.
 */
export function signTwilioRequest(authToken: string, url: string, params: Params = {}): string {
	const fields = Object.keys(params)
		.sort()
		.flatMap((key) => {
			const value = params[key] as string | readonly string[];
			return (typeof value === "string" ? [value] : [...new Set(value)].sort()).map((one) => key + one);
		});
	const data = url.replace(/#.*$/su, "") + fields.join("");
	return createHmac("sha1", authToken).update(data, "utf8").digest("base64");
}
