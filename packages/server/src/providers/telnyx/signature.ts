import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { CarrierRequest } from "../../ports/telephony.ts";

/** Seconds that a signature may be away from our clock, either way (Telnyx: webhook verification of its libraries). */
const toleranceSeconds = 300;
const signatureBytes = 64;
/** SubjectPublicKeyInfo of an Ed25519 key (RFC 8410, section 4), without the key's 32 bytes. */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** Base64 of 32 bytes, as Mission Control shows it. Throws when it is no key. */
export function readPublicKey(base64: string): KeyObject {
	const key = Buffer.from(base64, "base64");
	if (key.length !== 32) throw new Error("The public key of a Telnyx account is base64 of 32 bytes.");
	return createPublicKey({ key: Buffer.concat([spkiPrefix, key]), format: "der", type: "spki" });
}

const headerOf = ({ headers }: Pick<CarrierRequest, "headers">, name: string): string => {
	const value = headers[name];
	return (typeof value === "string" ? value : value?.[0]) ?? "";
};

/**
 * Whether Telnyx sent a webhook, and lately: Ed25519 over time, `|` and the body's bytes as they came. `nowMs` is the wall
 * clock. Never throws.
 */
export function checkWebhook(
	key: KeyObject,
	request: Pick<CarrierRequest, "headers" | "body">,
	nowMs: number,
): "genuine" | "unsigned" | "forged" | "stale" {
	const encoded = headerOf(request, "telnyx-signature-ed25519");
	const timestamp = headerOf(request, "telnyx-timestamp");
	if (encoded === "" || timestamp === "") return "unsigned";
	const signature = Buffer.from(encoded, "base64");
	if (signature.length !== signatureBytes || !/^\d{1,15}$/.test(timestamp)) return "forged";
	const signed = Buffer.concat([Buffer.from(`${timestamp}|`), request.body]);
	if (!verify(null, signed, key, signature)) return "forged";
	const ageSeconds = Math.abs(Math.floor(nowMs / 1000) - Number(timestamp));
	return ageSeconds <= toleranceSeconds ? "genuine" : "stale";
}
