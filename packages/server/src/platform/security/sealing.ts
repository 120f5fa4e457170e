import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKey } from "../config/secrets.ts";

/** Keeps texts in the database so that only a process with the installation's key can read them. */
export type Sealer = {
	/** `context` says what the text belongs to: what was sealed for one row cannot be opened as another's. */
	seal(text: string, context: Buffer): Buffer;
	/** Null when it was changed, belongs elsewhere, or was sealed under another key. */
	open(sealed: Buffer, context: Buffer): string | null;
};

const algorithm = "aes-256-gcm";
/** Bytes, as NIST SP 800-38D recommends for GCM. */
const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM with a key of its own for each purpose. `encryptionKey` is the installation's: 32 bytes as base64. */
export function createSealer(encryptionKey: string, purpose: string): Sealer {
	const key = Buffer.from(deriveKey(encryptionKey, purpose), "base64");
	return {
		seal(text, context) {
			const nonce = randomBytes(nonceLength);
			const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(context);
			const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
			return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
		},
		open(sealed, context) {
			if (sealed.length < nonceLength + tagLength) return null;
			const nonce = sealed.subarray(0, nonceLength);
			const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(context);
			decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
			try {
				const text = decipher.update(sealed.subarray(nonceLength + tagLength));
				return Buffer.concat([text, decipher.final()]).toString("utf8");
			} catch {
				return null;
			}
		},
	};
}
