import { createHmac, timingSafeEqual } from "node:crypto";

const form = /^sha256=([0-9a-f]{64})$/;

/** `sha256=` and the HMAC of the bytes as they came, under the app's secret (Meta: "Webhooks", validating payloads). */
export function isSigned(appSecret: string, header: string | string[] | undefined, body: Buffer): boolean {
	const given = form.exec(typeof header === "string" ? header : "")?.[1];
	if (given === undefined) return false;
	const expected = createHmac("sha256", appSecret).update(body).digest();
	return timingSafeEqual(Buffer.from(given, "hex"), expected);
}
