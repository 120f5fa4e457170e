import { CancellationErrorCode } from "microsoft-cognitiveservices-speech-sdk";
import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";

export const provider = "azure-speech";

const byStatus: Readonly<Record<number, ProviderErrorKind>> = {
	401: "auth",
	402: "quota",
	403: "auth",
	408: "timeout",
	429: "rate-limit",
};

/** Forbidden is what an exhausted free subscription is told; a key without rights fails before, at the handshake. */
const byCode: Readonly<Record<CancellationErrorCode, ProviderErrorKind>> = {
	[CancellationErrorCode.NoError]: "bad-response",
	[CancellationErrorCode.AuthenticationFailure]: "auth",
	[CancellationErrorCode.BadRequestParameters]: "bad-request",
	[CancellationErrorCode.TooManyRequests]: "rate-limit",
	[CancellationErrorCode.ConnectionFailure]: "unavailable",
	[CancellationErrorCode.ServiceTimeout]: "timeout",
	[CancellationErrorCode.ServiceError]: "unavailable",
	[CancellationErrorCode.RuntimeError]: "bad-request",
	[CancellationErrorCode.Forbidden]: "quota",
};

function kindOf(status: number): ProviderErrorKind {
	return byStatus[status] ?? (status >= 500 ? "unavailable" : status >= 400 ? "bad-request" : "bad-response");
}

/** Addresses carry the key in their query. */
const withoutSecrets = (words: string): string => words.replace(/\?\S*/g, "").replace(/[A-Za-z0-9]{32,}/g, "[key]");

const sentence = (...parts: (string | null | undefined | false)[]): string =>
	withoutSecrets(`${provider}: ${parts.filter(Boolean).join(", ")}`).slice(0, 300);

function messageOf(body: string): string | null {
	const message = /"message"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? body;
	return message.trim() === "" || /^\s*</.test(message) ? null : message;
}

/** The error for a request that was answered with a status that is no success. Bodies are often empty. */
export function refusalError(answer: { status: number; headers: Headers; body: string }): ProviderError {
	const { status, headers } = answer;
	const words = messageOf(answer.body);
	const requestId = headers.get("x-requestid");
	const wait = Number(headers.get("retry-after") ?? Number.NaN) * 1000;
	const kind = status === 403 && /quota/i.test(words ?? "") ? "quota" : kindOf(status);
	const message = sentence(`HTTP ${status}`, words);
	return new ProviderError(provider, kind, requestId ? `${message}, request ${requestId}` : message, {
		vendorCode: String(status),
		...(wait > 0 ? { retryAfterMs: wait } : {}),
	});
}

/**
 * The error for a recognition that was cancelled. The SDK calls every handshake that failed a failure of the connection; its
 * words tell the status.
 */
export function cancellationError(code: CancellationErrorCode, details: string): ProviderError {
	const status = Number(/Unexpected server response: (\d{3})/.exec(details)?.[1] ?? Number.NaN);
	if (status > 0)
		return new ProviderError(provider, kindOf(status), sentence(`HTTP ${status} to the handshake`), {
			vendorCode: String(status),
		});
	const name = CancellationErrorCode[code];
	return new ProviderError(provider, byCode[code] ?? "unavailable", sentence(name, details), { vendorCode: name });
}
