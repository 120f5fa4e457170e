import { createHmac } from "node:crypto";
import { deriveKey } from "../../../platform/config/secrets.ts";

/** A socket that the carrier was told to open comes within this time, ringing not included. */
export const mediaTokenLifetimeMs = 60_000;

/**
 * What opens the media socket of a call, once: 256 bits that nobody can guess. The same for the same call and epoch, so that a carrier
 * that asks twice is told the same; what the database keeps is its hash, until it is spent.
 */
export function createMediaTokens(encryptionKey: string): (callId: string, epoch: number) => string {
	const key = Buffer.from(deriveKey(encryptionKey, "media-tokens"), "base64");
	return (callId, epoch) => createHmac("sha256", key).update(`${callId}:${epoch}`).digest("base64url");
}
