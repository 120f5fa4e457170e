import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from "node:crypto";

/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SEED_BYTES = 32;

/** Signs webhooks as Telnyx does: Ed25519 over `<timestamp>|<raw body>`. */
export class WebhookSigner {
	readonly #key: KeyObject;
	/** Base64 of the 32 bytes, as the portal shows it. */
	readonly publicKey: string;

	/** `seed`: the 32 bytes of a private key; made up by default. */
	constructor(seed: Uint8Array = randomBytes(SEED_BYTES)) {
		if (seed.length !== SEED_BYTES) throw new RangeError(`A seed has ${SEED_BYTES} bytes, not ${seed.length}.`);
		this.#key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
		const spki = createPublicKey(this.#key).export({ format: "der", type: "spki" });
		this.publicKey = spki.subarray(-SEED_BYTES).toString("base64");
	}

	/** Base64 of the 64 bytes; `timestamp` is decimal Unix seconds. */
	sign(timestamp: string, body: string | Buffer): string {
		return sign(null, Buffer.concat([Buffer.from(`${timestamp}|`), Buffer.from(body)]), this.#key).toString("base64");
	}

	/** The two headers of a webhook sent at `now`, milliseconds since the epoch. */
	headers(body: string | Buffer, now: number): Record<string, string> {
		const timestamp = String(Math.floor(now / 1000));
		return { "telnyx-timestamp": timestamp, "telnyx-signature-ed25519": this.sign(timestamp, body) };
	}
}
