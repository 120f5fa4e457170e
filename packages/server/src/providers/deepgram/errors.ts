import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import type { SocketEnd } from "../../platform/vendors/index.ts";
import { ErrorBody } from "./wire.ts";

export const provider = "deepgram";

type Refusal = { status: number; headers: Headers; body: string };

/** 429 is about connections at the same time, not about requests per minute (Deepgram: API rate limits). */
const byStatus: Readonly<Record<number, ProviderErrorKind>> = {
	401: "auth",
	402: "quota",
	403: "auth",
	408: "timeout",
	429: "rate-limit",
};

/** In the reason of a close (Deepgram: troubleshooting of WebSocket errors). */
const byCloseCode: Readonly<Record<string, ProviderErrorKind>> = {
	"DATA-0000": "bad-request",
	"DATA-0001": "bad-request",
	"MESSAGE-0000": "bad-request",
	"BIG-0000": "bad-request",
	"BIG-0001": "bad-request",
};

const byCloseStatus: Readonly<Record<number, ProviderErrorKind>> = {
	1003: "bad-request",
	1008: "bad-request",
	1009: "bad-request",
};

function readBody(body: string) {
	try {
		return ErrorBody.safeParse(JSON.parse(body)).data ?? {};
	} catch {
		return {};
	}
}

function seconds(header: string | null): number | undefined {
	const value = Number(header ?? Number.NaN);
	return value > 0 ? value * 1000 : undefined;
}

const sentence = (...parts: (string | null | undefined)[]): string =>
	`${provider}: ${parts.filter(Boolean).join(", ")}`.slice(0, 300);

/** The error for a request or a handshake that was answered with a status that is no success. */
export function refusalError({ status, headers, body }: Refusal): ProviderError {
	const { err_code, err_msg, category, message, request_id } = readBody(body);
	const header = headers.get("dg-error");
	const code = err_code ?? category ?? header ?? undefined;
	const requestId = headers.get("dg-request-id") ?? request_id;
	const words = err_msg ?? message ?? (header === code ? null : header);
	const kind = byStatus[status] ?? (status >= 500 ? "unavailable" : status >= 400 ? "bad-request" : "bad-response");
	const wait = seconds(headers.get("retry-after"));
	return new ProviderError(
		provider,
		kind,
		sentence(`HTTP ${status}`, code, words, requestId && `request ${requestId}`),
		{
			...(code === undefined ? {} : { vendorCode: code }),
			...(wait === undefined ? {} : { retryAfterMs: wait }),
		},
	);
}

/** The error for a socket that ended although it was wanted. */
export function endError(end: SocketEnd): ProviderError {
	if (end.why === "refused") return refusalError(end);
	if (end.why === "failed") {
		const kind = /timed out/i.test(end.error.message) ? "timeout" : "unavailable";
		return new ProviderError(provider, kind, sentence(end.error.message), { cause: end.error });
	}
	const vendorCode = end.reason.match(/[A-Z]+-\d{4}/)?.[0];
	const kind = (vendorCode && byCloseCode[vendorCode]) || byCloseStatus[end.code] || "unavailable";
	return new ProviderError(provider, kind, sentence(`the socket closed with ${end.code}`, end.reason), {
		vendorCode: vendorCode ?? String(end.code),
	});
}
