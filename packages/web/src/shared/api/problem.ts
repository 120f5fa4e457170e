import { type ErrorCode, Problem } from "@centralita/contracts";

/** `network`: no answer came; `unreadable`: the answer was not what the contract says. */
export type FailureCode = ErrorCode | "network" | "unreadable";

/** A request that did not work. Show it with `useProblemText`; `fields` are the server's complaints by path. */
export class ApiError extends Error {
	readonly code: FailureCode;
	readonly status: number;
	readonly requestId: string | null;
	readonly fields: readonly { path: string; message: string }[];

	constructor(
		code: FailureCode,
		status: number,
		detail: string,
		more: { requestId?: string; fields?: readonly { path: string; message: string }[]; cause?: unknown } = {},
	) {
		super(detail, { cause: more.cause });
		this.name = "ApiError";
		this.code = code;
		this.status = status;
		this.requestId = more.requestId ?? null;
		this.fields = more.fields ?? [];
	}
}

const byStatus: Record<number, ErrorCode> = {
	400: "bad-request",
	401: "not-signed-in",
	403: "forbidden",
	404: "not-found",
	409: "conflict",
	410: "gone",
	413: "payload-too-large",
	415: "unsupported-media-type",
	429: "rate-limited",
	503: "not-ready",
};

/** Turns an error answer into an `ApiError`; an answer that is no problem+json (a proxy's page) goes by its status. */
export function problemToError(status: number, body: unknown): ApiError {
	const parsed = Problem.safeParse(body);
	if (!parsed.success) return new ApiError(byStatus[status] ?? "internal", status, `HTTP ${status}`);
	const { code, detail, requestId, errors } = parsed.data;
	return new ApiError(code, status, detail, { requestId, ...(errors ? { fields: errors } : {}) });
}

/** Whether what was asked does not fit how things are now. */
export const isConflict = (error: unknown): boolean => error instanceof ApiError && error.code === "conflict";

/** Whether asking again by itself may help: no answer, or the server's own trouble. */
export function isTransient(error: unknown): boolean {
	return error instanceof ApiError && (error.code === "network" || error.status >= 500);
}
