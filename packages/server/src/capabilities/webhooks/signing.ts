import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";
const secretBytes = 32;

export const newSecret = (): string => prefix + randomBytes(secretBytes).toString("base64");

/** The headers of one attempt, as Standard Webhooks has them; each of the secrets signs. `atMs`: when it is sent. */
export function signedHeaders(
	secrets: readonly string[],
	{ id, body, atMs }: { id: string; body: string; atMs: number },
): Record<string, string> {
	const timestamp = Math.floor(atMs / 1000);
	const signatures = secrets.map((secret) => {
		const key = Buffer.from(secret.slice(prefix.length), "base64");
		return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`, "utf8").digest("base64")}`;
	});
	return {
		"content-type": "application/json",
		"user-agent": "Centralita-Webhooks/1.0",
		"webhook-id": id,
		"webhook-timestamp": String(timestamp),
		"webhook-signature": signatures.join(" "),
	};
}
