import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import { ErrorBody } from "./wire.ts";

export const provider = "twilio";

type Meaning = {
	kind: ProviderErrorKind;
	/** For people; follows "twilio: ". */
	says: string;
	/** Milliseconds before which another try is pointless. */
	afterMs?: number;
};

/** What the codes of Twilio's API mean (Twilio: "Error and warning dictionary"). Only `rate-limit` is worth a retry. */
const meanings: Readonly<Record<string, Meaning>> = {
	"10004": { kind: "rate-limit", says: "the account has as many calls at once as it may", afterMs: 30_000 },
	"20003": { kind: "auth", says: "the account SID or the auth token is wrong" },
	"20404": { kind: "bad-request", says: "there is no such call or number in the account" },
	"20429": { kind: "rate-limit", says: "too many requests at once" },
	"21201": { kind: "bad-request", says: "no number to call was given" },
	"21205": { kind: "bad-request", says: "the webhook address is not a valid one; check PUBLIC_URL" },
	"21210": { kind: "bad-request", says: "the calling number is not the account's and is not verified" },
	"21211": { kind: "bad-request", says: "the number to call is not a phone number" },
	"21212": { kind: "bad-request", says: "the calling number is not a phone number" },
	"21214": { kind: "bad-request", says: "the number to call cannot be reached" },
	"21215": { kind: "bad-request", says: "the account may not call that country; see its geographic permissions" },
	"21216": { kind: "bad-request", says: "the account may not call that number" },
	"21217": { kind: "bad-request", says: "the number to call is not valid" },
	"21219": { kind: "bad-request", says: "a trial account calls verified numbers only" },
	"21220": { kind: "bad-request", says: "the call is not answered yet, or over" },
	"22005": { kind: "rate-limit", says: "calls for more than a day are waiting to be made", afterMs: 900_000 },
};

/** Why a media stream failed or a document was not carried out, by code of Twilio's debugger. */
const incidents: Readonly<Record<string, string>> = {
	"11200": "a webhook could not be fetched",
	"11205": "a webhook refused the connection",
	"12100": "a webhook's answer was no XML",
	"12200": "a webhook's answer was no valid TwiML",
	"31901": "the media socket did not answer in time",
	"31902": "the media socket refused the connection",
	"31910": "the media socket's TLS failed",
	"31920": "the media socket refused the upgrade",
	"31921": "the media socket was closed",
	"31922": "the media address is not wss",
	"31923": "the media address is malformed",
	"31924": "the media socket broke the WebSocket protocol",
	"31931": "audio was dropped: more than ten minutes were waiting",
	"31951": "a message on the media socket was not understood",
};

/** A code of the debugger in words, with the code; the bare code or text where it is unknown. */
export function describeIncident(code: string): string {
	const known = incidents[code];
	return known === undefined ? code.slice(0, 200) : `${known} (${code})`;
}

const byStatus: Readonly<Record<number, ProviderErrorKind>> = {
	401: "auth",
	402: "quota",
	403: "auth",
	408: "timeout",
	429: "rate-limit",
};

const withoutNumbers = (message: string): string => message.replace(/\+?\d{7,}/g, "[number]").slice(0, 300);

/** `Retry-After` in seconds (RFC 9110, section 10.2.3). */
function retryAfterMs(headers: Headers): number | undefined {
	const seconds = Number(headers.get("retry-after") ?? Number.NaN);
	return seconds > 0 ? seconds * 1000 : undefined;
}

function parse(body: string): ErrorBody {
	try {
		return ErrorBody.parse(JSON.parse(body));
	} catch {
		return {};
	}
}

/**
 * The error for an answer that is none. `ordered`: something was to be done, and a server that fails may have done it.
 */
export function answerError(
	answer: { status: number; headers: Headers; body: string },
	ordered: boolean,
): ProviderError {
	const { code, message } = parse(answer.body);
	const vendorCode = code === undefined || code === null ? undefined : String(code);
	const meaning = vendorCode === undefined ? undefined : meanings[vendorCode];
	const kind = meaning?.kind ?? byStatus[answer.status] ?? (answer.status >= 500 ? "unavailable" : "bad-request");
	const words = meaning?.says ?? withoutNumbers(message ?? "");
	const wait = meaning?.afterMs ?? retryAfterMs(answer.headers);
	const parts = [words, [`HTTP ${answer.status}`, vendorCode].filter(Boolean).join(", ")].filter(Boolean);
	return new ProviderError(provider, kind, `${provider}: ${parts.join(" – ")}`, {
		undecided: ordered && (answer.status >= 500 || answer.status === 408),
		...(vendorCode === undefined ? {} : { vendorCode }),
		...(wait === undefined ? {} : { retryAfterMs: wait }),
	});
}

/** Said of a call that is over, or that never was. */
export const isOver = (error: unknown): boolean =>
	error instanceof ProviderError && (error.vendorCode === "20404" || error.vendorCode === "21220");
