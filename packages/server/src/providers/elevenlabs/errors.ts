import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import type { SocketEnd } from "../../platform/vendors/index.ts";
import { ErrorBody } from "./wire.ts";

export const provider = "elevenlabs";

type Refusal = { status: number; headers: Headers; body: string };

const byStatus: Readonly<Record<number, ProviderErrorKind>> = {
	401: "auth",
	402: "quota",
	403: "auth",
	408: "timeout",
	425: "unavailable",
	429: "rate-limit",
};

/** Codes that tell more than their status, which is 401 for most (ElevenLabs: Errors). */
const byCode: Readonly<Record<string, ProviderErrorKind>> = {
	quota_exceeded: "quota",
	max_character_limit_exceeded: "bad-request",
	voice_not_found: "bad-request",
	system_busy: "unavailable",
};

/** Failures of the realtime recogniser, by their `message_type`. Another session may do better only where this says so. */
const byMessage: Readonly<Record<string, ProviderErrorKind>> = {
	auth_error: "auth",
	unaccepted_terms: "auth",
	quota_exceeded: "quota",
	rate_limited: "rate-limit",
	invalid_request: "bad-request",
	input_error: "bad-request",
	chunk_size_exceeded: "bad-request",
	queue_overflow: "unavailable",
	resource_exhausted: "unavailable",
	transcriber_error: "unavailable",
	session_time_limit_exceeded: "unavailable",
	insufficient_audio_activity: "unavailable",
	error: "unavailable",
};

type Detail = { code?: string | null | undefined; message?: string | null | undefined };

function readBody(body: string): Detail {
	try {
		const { detail } = ErrorBody.parse(JSON.parse(body));
		if (typeof detail === "string") return { message: detail };
		if (Array.isArray(detail)) return { code: detail[0]?.type, message: detail[0]?.msg };
		return { code: detail?.status ?? detail?.code, message: detail?.message };
	} catch {
		return {};
	}
}

const sentence = (...parts: (string | null | undefined)[]): string =>
	`${provider}: ${parts.filter(Boolean).join(", ")}`.slice(0, 300);

/** The error for a request or a handshake that was answered with a status that is no success. */
export function refusalError({ status, headers, body }: Refusal): ProviderError {
	const { code, message } = readBody(body);
	const usual = byStatus[status] ?? (status >= 500 ? "unavailable" : status >= 400 ? "bad-request" : "bad-response");
	const wait = Number(headers.get("retry-after") ?? Number.NaN) * 1000;
	const requestId = headers.get("request-id");
	return new ProviderError(
		provider,
		(code && byCode[code]) || usual,
		sentence(`HTTP ${status}`, code, message, requestId && `request ${requestId}`),
		{ ...(code ? { vendorCode: code } : {}), ...(wait > 0 ? { retryAfterMs: wait } : {}) },
	);
}

/** The error that a message of the realtime recogniser is; null when it is none. */
export function messageError(type: string, error: string | null | undefined): ProviderError | null {
	const kind = byMessage[type] ?? (error ? "unavailable" : null);
	return kind && new ProviderError(provider, kind, sentence(type, error), { vendorCode: type });
}

/** The error for a socket that ended although it was wanted. */
export function endError(end: SocketEnd): ProviderError {
	if (end.why === "refused") return refusalError(end);
	if (end.why === "failed") {
		const kind = /timed out/i.test(end.error.message) ? "timeout" : "unavailable";
		return new ProviderError(provider, kind, sentence(end.error.message), { cause: end.error });
	}
	const vendorCode = Object.keys(byMessage).find((code) => code !== "error" && end.reason.includes(code));
	const kind = (vendorCode && byMessage[vendorCode]) || (end.code === 1008 ? "bad-request" : "unavailable");
	return new ProviderError(provider, kind, sentence(`the socket closed with ${end.code}`, end.reason), {
		vendorCode: vendorCode ?? String(end.code),
	});
}
