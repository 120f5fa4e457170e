import { randomBytes } from "node:crypto";
import type { Refusal } from "../speech/server.ts";

const messages: Readonly<Record<number, string>> = {
	401: "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.",
	403: "Out of call volume quota. Quota will be replenished later.",
	429: "Requests to the Speech service have exceeded the rate limit of your current pricing tier.",
};

/** An error as the gateway in front of the service answers it; the service itself mostly says nothing but the status. */
export function azureError(detail: { status: number; code?: string; message?: string; retryAfter?: number }): Refusal {
	const { status, code = String(status), message = messages[status] ?? null } = detail;
	return {
		status,
		headers: {
			"x-requestid": randomBytes(16).toString("hex"),
			...(detail.retryAfter === undefined ? {} : { "retry-after": String(detail.retryAfter) }),
		},
		body: message === null ? {} : { error: { code, message } },
	};
}
