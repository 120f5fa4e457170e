import {
	APICallError,
	InvalidResponseDataError,
	JSONParseError,
	NoObjectGeneratedError,
	TypeValidationError,
} from "ai";
import { ProviderError } from "../../platform/errors/index.ts";
import { answerError, connectionError } from "./errors.ts";

/** What the AI SDK throws or puts into a stream, as the one error that providers throw. */
export function modelError(provider: string, error: unknown): ProviderError {
	if (error instanceof ProviderError) return error;
	if (APICallError.isInstance(error)) {
		if (error.statusCode === undefined) return connectionError(provider, error.cause ?? error, false);
		const headers = new Headers(error.responseHeaders);
		if (error.statusCode < 300) return connectionError(provider, error.cause ?? error, true);
		return answerError(provider, { status: error.statusCode, headers, body: error.responseBody ?? "" }, error);
	}
	if (NoObjectGeneratedError.isInstance(error)) return badResponse(provider, "no JSON in the answer", error);
	if (InvalidResponseDataError.isInstance(error)) return badResponse(provider, error.message, error);
	if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error))
		return badResponse(provider, "a piece of the stream that cannot be read", error);
	if (error instanceof Error) return connectionError(provider, error, true);
	// What a server put into the stream as `{"error": …}`; the SDK hands over its inside.
	return answerError(provider, { body: typeof error === "string" ? { error } : { error } });
}

export const badResponse = (provider: string, what: string, cause?: unknown): ProviderError =>
	new ProviderError(provider, "bad-response", `${provider}: ${what}`, cause === undefined ? {} : { cause });
