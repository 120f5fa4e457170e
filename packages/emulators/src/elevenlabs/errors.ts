import type { Refusal } from "../speech/server.ts";

const codes: Readonly<Record<number, string>> = {
	400: "invalid_request",
	401: "invalid_api_key",
	403: "only_for_creator+",
	404: "voice_not_found",
	425: "too_early",
	429: "too_many_concurrent_requests",
	500: "internal_error",
	503: "service_unavailable",
};

const messages: Readonly<Record<string, string>> = {
	invalid_api_key: "Invalid API key",
	quota_exceeded: "This request exceeds your quota.",
	too_many_concurrent_requests: "Too many concurrent requests. Your current subscription is associated with a maximum.",
	system_busy: "The system is experiencing heavy traffic, please try again.",
};

/** An error as ElevenLabs answers it; validation errors are FastAPI's. */
export function elevenLabsError(detail: {
	status: number;
	code?: string;
	message?: string;
	retryAfter?: number;
}): Refusal {
	const { status, code = codes[status] ?? "error" } = detail;
	const message = detail.message ?? messages[code] ?? "The request failed.";
	return {
		status,
		headers: detail.retryAfter === undefined ? {} : { "retry-after": String(detail.retryAfter) },
		body:
			status === 422
				? { detail: [{ loc: ["body", "text"], msg: message, type: "value_error" }] }
				: { detail: { status: code, message } },
	};
}
