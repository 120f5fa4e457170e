import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import { ErrorBody } from "./wire.ts";

export const provider = "telnyx";

type Meaning = {
	kind: ProviderErrorKind;
	/** For people; follows "telnyx: ". */
	says: string;
};

const notFound = "10005";
const invalidCall = "90015";
const ended = "90018";

/** What the codes of Telnyx's API mean (Telnyx: "API errors"). Only `rate-limit` is worth a retry. */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
	["10000", { kind: "bad-request", says: "a parameter is not valid" }],
	["10004", { kind: "bad-request", says: "a parameter is missing" }],
	[notFound, { kind: "bad-request", says: "there is no such call, number or application in the account" }],
	["10009", { kind: "auth", says: "the API key is wrong" }],
	["10010", { kind: "auth", says: "the API key may not do this" }],
	["10011", { kind: "rate-limit", says: "too many requests at once" }],
	["10015", { kind: "bad-request", says: "the request is not valid" }],
	["10016", { kind: "bad-request", says: "a number is not in international form, with a plus sign" }],
	["10027", { kind: "bad-request", says: "the request cannot be carried out as it is" }],
	[invalidCall, { kind: "bad-request", says: "the id of the call is not one" }],
	[ended, { kind: "bad-request", says: "the call is over" }],
]);

const byStatus: Readonly<Record<number, ProviderErrorKind>> = {
	401: "auth",
	402: "quota",
	403: "auth",
	408: "timeout",
	429: "rate-limit",
};

/** A limit that is lifted later than this is not waited for, whatever the header counts. */
const longestWaitSeconds = 3600;

const withoutNumbers = (message: string): string => message.replace(/\+?\d{7,}/g, "[number]").slice(0, 300);

/** `Retry-After` (RFC 9110, section 10.2.3), its variant in milliseconds, or the seconds until the limit is lifted. */
function retryAfterMs(headers: Headers): number | undefined {
	const number = (name: string) => Number(headers.get(name) ?? Number.NaN);
	const seconds = [number("retry-after-ms") / 1000, number("retry-after"), number("x-ratelimit-reset")];
	const known = seconds.find((each) => each > 0 && each <= longestWaitSeconds);
	return known === undefined ? undefined : known * 1000;
}

/** The first error with a code we know, else the first. */
function parse(body: string): { code?: string | null | undefined; detail?: string | null | undefined } {
	try {
		const { errors } = ErrorBody.parse(JSON.parse(body));
		const chosen = errors.find(({ code }) => meanings.has(code ?? "")) ?? errors[0];
		return { code: chosen?.code, detail: chosen?.detail ?? chosen?.title };
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
	const { code, detail } = parse(answer.body);
	const vendorCode = code ?? (answer.status === 404 ? notFound : undefined);
	const meaning = meanings.get(vendorCode ?? "");
	const kind = meaning?.kind ?? byStatus[answer.status] ?? (answer.status >= 500 ? "unavailable" : "bad-request");
	const words = meaning?.says ?? withoutNumbers(detail ?? "");
	const wait = retryAfterMs(answer.headers);
	const parts = [words, [`HTTP ${answer.status}`, vendorCode].filter(Boolean).join(", ")].filter(Boolean);
	return new ProviderError(provider, kind, `${provider}: ${parts.join(" – ")}`, {
		undecided: ordered && (answer.status >= 500 || answer.status === 408),
		...(vendorCode === undefined ? {} : { vendorCode }),
		...(wait === undefined ? {} : { retryAfterMs: wait }),
	});
}

/** Said of a number, a call or an application that is not there. */
export const isUnknown = (error: unknown): boolean =>
	error instanceof ProviderError && (error.vendorCode === notFound || error.vendorCode === invalidCall);

/** Said of a call that is over, or that never was. */
export const isOver = (error: unknown): boolean =>
	isUnknown(error) || (error instanceof ProviderError && error.vendorCode === ended);
