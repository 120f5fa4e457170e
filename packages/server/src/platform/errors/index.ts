import type { ErrorCode, Problem } from "@centralita/contracts";

/** One field that a request got wrong, by JSON pointer or dotted path; the rest is told of guides. */
export type FieldProblem = NonNullable<Problem["errors"]>[number];

/**
 * An expected failure with a stable code. The HTTP layer turns it into problem+json (RFC 9457);
 * its message may reach the client, so it names no secret and no other person's data.
 */
export class AppError extends Error {
	override readonly name = "AppError";
	readonly code: ErrorCode;
	readonly fields: readonly FieldProblem[];
	/** Milliseconds after which a retry may succeed; becomes `Retry-After`. */
	readonly retryAfterMs: number | undefined;

	constructor(
		code: ErrorCode,
		message: string,
		options: { fields?: readonly FieldProblem[]; retryAfterMs?: number; cause?: unknown } = {},
	) {
		super(message, options.cause === undefined ? undefined : { cause: options.cause });
		this.code = code;
		this.fields = options.fields ?? [];
		this.retryAfterMs = options.retryAfterMs;
	}
}

/** Why the application does not start, in words that say what the operator should do. */
export class StartError extends Error {
	override readonly name: string = "StartError";

	/** Everything that there is to say, on one or more lines. */
	get report(): string {
		return this.message;
	}
}

export type ProviderErrorKind =
	| "timeout"
	| "rate-limit"
	| "quota"
	| "auth"
	| "bad-request"
	| "unavailable"
	| "bad-response"
	| "cancelled"
	| "breaker-open";

/** What every provider throws, whatever its vendor calls it. */
export class ProviderError extends Error {
	override readonly name = "ProviderError";
	readonly provider: string;
	readonly kind: ProviderErrorKind;
	readonly retryAfterMs: number | undefined;
	/** What was asked may have been done all the same: the answer was lost. */
	readonly undecided: boolean;
	/** The vendor's own code, for the log and for whoever asks its support. */
	readonly vendorCode: string | undefined;

	constructor(
		provider: string,
		kind: ProviderErrorKind,
		message: string,
		options: { retryAfterMs?: number; cause?: unknown; undecided?: boolean; vendorCode?: string } = {},
	) {
		super(message, options.cause === undefined ? undefined : { cause: options.cause });
		this.provider = provider;
		this.kind = kind;
		this.retryAfterMs = options.retryAfterMs;
		this.undecided = options.undecided ?? false;
		this.vendorCode = options.vendorCode;
	}

	/** Whether the same request may succeed a moment later. */
	get retryable(): boolean {
		return (
			this.kind === "timeout" ||
			this.kind === "rate-limit" ||
			this.kind === "unavailable" ||
			this.kind === "bad-response"
		);
	}
}
