import { ProviderError } from "../errors/index.ts";

/** Failures before a byte of the request left: names that do not resolve, connections refused, certificates. */
const neverSent =
	/^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;

function codesOf(error: unknown): string[] {
	if (!(error instanceof Error)) return [];
	const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
	const inside = error instanceof AggregateError ? error.errors : [error.cause];
	return [...own, ...inside.flatMap(codesOf)];
}

/**
 * The error for a connection that could not be made, or broke. `ordered`: something was to be done; it is undecided whether
 * it was, unless the request never left.
 */
export function connectionError(provider: string, error: unknown, ordered: boolean): ProviderError {
	const codes = codesOf(error);
	const sent = !codes.some((code) => neverSent.test(code));
	const [reason = error instanceof Error ? error.message : "unknown failure"] = codes;
	return new ProviderError(provider, "unavailable", `${provider}: the connection failed – ${reason}`, {
		cause: error,
		undecided: ordered && sent,
	});
}
