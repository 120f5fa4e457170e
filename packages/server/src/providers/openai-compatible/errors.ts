import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import { ErrorBody } from "./wire.ts";

type Detail = { message: string | null; code: string | null };

const text = (value: string | number | null | undefined): string | null =>
	value === null || value === undefined || value === "" ? null : String(value);

/** The message and code of an error body, whoever wrote it; nulls for HTML, empty and unknown bodies. */
export function readErrorBody(body: unknown): Detail {
	let value = body;
	if (typeof body === "string") {
		try {
			value = JSON.parse(body);
		} catch {
			return { message: null, code: null };
		}
	}
	const parsed = ErrorBody.safeParse(value);
	if (!parsed.success) return { message: null, code: null };
	const { error, message, code, type, detail } = parsed.data;
	if (typeof error === "string") return { message: error, code: null };
	if (error) return { message: text(error.message), code: text(error.code) ?? text(error.type) };
	if (typeof detail === "string") return { message: detail, code: null };
	if (detail) return { message: text(detail[0]?.msg), code: null };
	return { message: text(message), code: text(code) ?? text(type) };
}

const byStatus: Readonly<Record<number, ProviderErrorKind>> = {
	401: "auth",
	402: "quota",
	403: "auth",
	408: "timeout",
	409: "unavailable",
	429: "rate-limit",
};

/** The status decides; the code only tells a spent budget from too many requests, which both are 429. */
function kindOf(status: number | undefined, code: string | null, mayRetry: boolean): ProviderErrorKind {
	if (code === "insufficient_quota" || code === "billing_hard_limit_reached") return "quota";
	if (status === 429 && !mayRetry) return "quota";
	if (status === undefined || status < 300) return code === "rate_limit_exceeded" ? "rate-limit" : "unavailable";
	return byStatus[status] ?? (status >= 500 ? "unavailable" : "bad-request");
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3), or `retry-after-ms`; values not above zero say nothing. */
export function retryAfterMs(headers: Headers, now: number = Date.now()): number | undefined {
	const milliseconds = Number(headers.get("retry-after-ms") ?? Number.NaN);
	if (milliseconds > 0) return milliseconds;
	const value = headers.get("retry-after");
	if (value === null) return undefined;
	const seconds = Number(value);
	const wait = Number.isNaN(seconds) ? Date.parse(value) - now : seconds * 1000;
	return wait > 0 ? wait : undefined;
}

/** Vendors quote the key in what they say about it. */
const withoutKeys = (message: string): string => message.replace(/\b(sk|gsk)[-_][\w*-]+/g, "[key]").slice(0, 300);

/**
 * The error for an answer that is none. `status` is undefined, or 200, for one that came inside an answer that began well.
 */
export function answerError(
	provider: string,
	answer: { status?: number | undefined; headers?: Headers | undefined; body: unknown },
	cause?: unknown,
): ProviderError {
	const { message, code } = readErrorBody(answer.body);
	const headers = answer.headers ?? new Headers();
	const kind = kindOf(answer.status, code, headers.get("x-should-retry") !== "false");
	const wait = retryAfterMs(headers);
	const parts = [answer.status === undefined ? "error in the stream" : `HTTP ${answer.status}`, code, message];
	return new ProviderError(provider, kind, withoutKeys(`${provider}: ${parts.filter(Boolean).join(", ")}`), {
		...(wait === undefined ? {} : { retryAfterMs: wait }),
		...(cause === undefined ? {} : { cause }),
	});
}

const reasonOf = (error: unknown): string => {
	if (!(error instanceof Error)) return "unknown failure";
	const cause = error.cause instanceof Error ? error.cause.message : "";
	return cause === "" ? error.message : `${error.message} (${cause})`;
};

/** The error for a connection that could not be made, or broke. */
export function connectionError(provider: string, error: unknown, began: boolean): ProviderError {
	const message = withoutKeys(`${provider}: ${reasonOf(error)}`);
	return new ProviderError(provider, began ? "bad-response" : "unavailable", message, { cause: error });
}
