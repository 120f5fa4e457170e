import type { Refusal } from "../speech/server.ts";

const codes: Readonly<Record<number, string>> = {
	400: "Bad Request",
	401: "INVALID_AUTH",
	402: "ASR_PAYMENT_REQUIRED",
	403: "INSUFFICIENT_PERMISSIONS",
	413: "PAYLOAD_TOO_LARGE",
	429: "TOO_MANY_REQUESTS",
	500: "INTERNAL_SERVER_ERROR",
	503: "SERVICE_UNAVAILABLE",
};

const messages: Readonly<Record<number, string>> = {
	401: "Invalid credentials.",
	402: "Project does not have enough credits for an ASR request and does not have an overage agreement.",
	403: "Project does not have access to the requested model.",
	429: "Too many requests. Please try again later.",
};

let requests = 0;

/** An error as Deepgram answers it, to a handshake too: headers and body say the same. */
export function deepgramError(detail: {
	status: number;
	code?: string;
	message?: string;
	retryAfter?: number;
}): Refusal {
	const { status, code = codes[status] ?? "ERROR", message = messages[status] ?? "The request failed." } = detail;
	const requestId = `emulated-${++requests}`;
	return {
		status,
		headers: {
			"dg-error": message,
			"dg-request-id": requestId,
			...(detail.retryAfter === undefined ? {} : { "retry-after": String(detail.retryAfter) }),
		},
		body: { err_code: code, err_msg: message, request_id: requestId },
	};
}
