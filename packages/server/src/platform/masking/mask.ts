import { findPersonal } from "./find.ts";

/** Replaces personal data and secrets in a text by typed placeholders such as `[EMAIL]`. `country` reads numbers without prefix. */
export function maskText(text: string, country: string): string {
	let masked = "";
	let done = 0;
	for (const { kind, start, end } of findPersonal(text, country)) {
		masked += `${text.slice(done, start)}[${kind}]`;
		done = end;
	}
	return done === 0 ? text : masked + text.slice(done);
}

const secretKey = /(passw|secret|^token$|authorization|cookie|api[-_]?key|encryptionkey|csrf)/i;
/** Never personal, and searched for as they are. */
const plainKeys = new Set([
	"time",
	"requestId",
	"conversationId",
	"callId",
	"turnId",
	"userId",
	"jobId",
	"eventId",
	"route",
	"method",
]);
const maximumDepth = 8;

/** A copy of a value with every text in it masked, and values under keys that name a secret removed. */
export const maskValue = (value: unknown, country: string): unknown =>
	maskTexts(value, (text) => maskText(text, country));

/** The same with a mask of one's own, such as a vault's. */
export function maskTexts(value: unknown, mask: (text: string) => string, depth = 0): unknown {
	if (typeof value === "string") return mask(value);
	if (value === null || typeof value !== "object") return value;
	if (depth >= maximumDepth) return "[…]";
	if (Array.isArray(value)) return value.map((item) => maskTexts(item, mask, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => {
			if (plainKeys.has(key)) return [key, item];
			if (typeof item === "string" && secretKey.test(key)) return [key, "[SECRETO]"];
			return [key, maskTexts(item, mask, depth + 1)];
		}),
	);
}
