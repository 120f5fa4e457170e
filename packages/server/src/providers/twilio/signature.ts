import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { CarrierRequest } from "../../ports/telephony.ts";
import { webSocketUrl } from "./addresses.ts";

/** Base64 of a SHA-1. */
const signatureShape = /^[A-Za-z0-9+/]{27}=$/;
/** Ten times what Twilio sends: anybody can make us sort the fields of a body and hash it, under some thirty addresses. */
const longestBody = 65_536;

type Parts = { scheme: string; host: string; port: string; rest: string };

type Verdict =
	/** `fields`: of the form, or of the query of a GET; null for a JSON body. */
	| { type: "genuine"; fields: URLSearchParams | null }
	| { type: "refused"; reason: "unsigned" | "forged"; genuineUrl?: string };

/** Without `URL`, which would write some characters otherwise than they were signed. `port` has its colon. */
function split(url: string): Parts | null {
	const match = /^([a-z]+):\/\/(\[[^\]/?#]*\]|[^:/?#]*)(:\d+)?([/?][^#]*|)/i.exec(url);
	return match && { scheme: match[1] ?? "", host: match[2] ?? "", port: match[3] ?? "", rest: match[4] ?? "" };
}

const join = ({ scheme, host, port, rest }: Parts) => `${scheme}://${host}${port}${rest}`;
const standardPort = (scheme: string) => (/^(https|wss)$/i.test(scheme) ? ":443" : ":80");

/** Each key with its different values, all sorted, without separators (Twilio: "Webhooks security"). */
function canonical(fields: URLSearchParams): string {
	const values = new Map<string, Set<string>>();
	for (const [key, value] of fields) {
		const known = values.get(key);
		if (known) known.add(value);
		else values.set(key, new Set([value]));
	}
	const keys = [...values.keys()].sort();
	return keys.flatMap((key) => [...(values.get(key) ?? [])].sort().map((value) => key + value)).join("");
}

const hash = (authToken: string, url: string, canonicalFields: string): string =>
	createHmac("sha1", authToken).update(url.replace(/#.*$/s, "")).update(canonicalFields).digest("base64");

/** The `X-Twilio-Signature` of a request to `url`; `fields` of a form post, null for everything else. */
export const sign = (authToken: string, url: string, fields: URLSearchParams | null): string =>
	hash(authToken, url, fields ? canonical(fields) : "");

function sameText(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}

/** As Twilio's own libraries do: the address without a port, and with its own or the standard one. */
function withEitherPort(parts: Parts): string[] {
	return [join({ ...parts, port: "" }), join({ ...parts, port: parts.port || standardPort(parts.scheme) })];
}

/** Some WebSocket clients ask for `/media/` where they were given `/media`. */
function withEitherSlash(url: string): string[] {
	const [path = "", ...query] = url.split("?");
	const other = path.endsWith("/") ? path.slice(0, -1) : `${path}/`;
	return [url, [other, ...query].join("?")];
}

/** Addresses under which the request may have been sent to us, seen what proxies say about it. */
function otherAddresses(request: Omit<CarrierRequest, "body">, parts: Parts): Set<string> {
	const header = (name: string) => firstOf(request.headers[name])?.split(",")[0]?.trim() ?? "";
	const secure = /^ws/i.test(parts.scheme) ? ["wss", "ws"] : ["https", "http"];
	const hosts = [`${parts.host}${parts.port}`, header("x-forwarded-host"), header("host")];
	const candidates = new Set<string>();
	for (const authority of hosts) {
		const own = split(`https://${authority}`);
		if (!own || own.host === "") continue;
		const forwarded = /^\d{1,5}$/.test(header("x-forwarded-port")) ? [`:${header("x-forwarded-port")}`] : [];
		for (const scheme of secure)
			for (const port of ["", own.port, standardPort(scheme), ...forwarded])
				for (const url of withEitherSlash(join({ scheme, host: own.host, port, rest: parts.rest })))
					candidates.add(url);
	}
	return candidates;
}

const firstOf = (value: string | readonly string[] | undefined): string | undefined =>
	typeof value === "string" ? value : value?.[0];

const signatureOf = (request: Omit<CarrierRequest, "body">) => firstOf(request.headers["x-twilio-signature"]) ?? "";

/**
 * Whether Twilio sent a webhook, and its fields. Never throws. A forged one is tried under other addresses: if one of them
 * fits, the request is Twilio's and a proxy or `PUBLIC_URL` is wrong.
 */
export function checkWebhook(authToken: string, request: CarrierRequest): Verdict {
	const signature = signatureOf(request);
	if (signature === "") return { type: "refused", reason: "unsigned" };
	const parts = split(request.url);
	if (!parts || !signatureShape.test(signature) || request.body.length > longestBody)
		return { type: "refused", reason: "forged" };
	const query = new URLSearchParams(parts.rest.split("?").slice(1).join("?"));
	const digest = query.get("bodySHA256");
	const isForm = request.method === "POST" && digest === null;
	const form = isForm ? new URLSearchParams(request.body.toString("utf8")) : null;
	const signedFields = form ? canonical(form) : "";
	const genuine = (url: string) => sameText(signature, hash(authToken, url, signedFields));

	if (digest !== null && !sameText(digest.toLowerCase(), createHash("sha256").update(request.body).digest("hex")))
		return { type: "refused", reason: "forged" };
	if (withEitherPort(parts).some(genuine)) return { type: "genuine", fields: digest === null ? (form ?? query) : null };
	const genuineUrl = [...otherAddresses(request, parts)].find(genuine);
	return { type: "refused", reason: "forged", ...(genuineUrl === undefined ? {} : { genuineUrl }) };
}

/** Whether Twilio opens a media socket: it signs the `wss` address alone. Never throws. */
export function checkUpgrade(authToken: string, request: Omit<CarrierRequest, "body">): boolean {
	const parts = split(webSocketUrl(request.url));
	if (!parts) return false;
	return withEitherPort(parts)
		.flatMap(withEitherSlash)
		.some((url) => sameText(signatureOf(request), sign(authToken, url, null)));
}
