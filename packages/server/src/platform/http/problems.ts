import { type ErrorCode, errorCatalogue, type Problem } from "@centralita/contracts";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { databaseTrouble } from "../db/index.ts";
import { explanations } from "../errors/explanations.ts";
import { AppError, type FieldProblem, ProviderError } from "../errors/index.ts";

const byStatus: Readonly<Record<number, ErrorCode>> = {
	401: "not-signed-in",
	403: "forbidden",
	404: "not-found",
	409: "conflict",
	413: "payload-too-large",
	415: "unsupported-media-type",
	429: "rate-limited",
	503: "overloaded",
};

/** A database that is away or full is back in a moment, as a rule. */
const troubleRetryMs = 2000;

const where: Readonly<Record<string, string>> = {
	querystring: "query",
	params: "params",
	headers: "headers",
	body: "",
};

function validationProblems(error: FastifyError): FieldProblem[] {
	if (!hasZodFastifySchemaValidationErrors(error)) return [];
	const prefix = where[error.validationContext ?? "body"] ?? "";
	return error.validation.map(({ instancePath, message }) => ({
		path: [prefix, ...instancePath.split("/")].filter((part) => part !== "").join("."),
		message: message ?? "is wrong",
	}));
}

/** Any error as one that may be told to the client. What is not expected becomes `internal` without details. */
function toAppError(error: unknown): AppError {
	if (error instanceof AppError) return error;
	if (error instanceof ProviderError)
		return new AppError("provider-failed", "A service that this needs did not answer as it should.", {
			...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
			cause: error,
		});
	if (!(error instanceof Error)) return new AppError("internal", "Something unexpected failed.", { cause: error });
	const trouble = databaseTrouble(error);
	if (trouble === "away")
		return new AppError("not-ready", "The database is away.", { retryAfterMs: troubleRetryMs, cause: error });
	if (trouble === "full")
		return new AppError("overloaded", "The database has more work than it can do in time.", {
			retryAfterMs: troubleRetryMs,
			cause: error,
		});
	const fastifyError = error as FastifyError;
	if (fastifyError.validation !== undefined) {
		const fields = validationProblems(fastifyError);
		return new AppError("validation-failed", "Some fields are missing or wrong.", { fields, cause: error });
	}
	const status = fastifyError.statusCode ?? 500;
	if (status >= 400 && status < 500)
		return new AppError(byStatus[status] ?? "bad-request", clientMessage(fastifyError), { cause: error });
	return new AppError("internal", "Something unexpected failed.", { cause: error });
}

/** Fastify's own words for what it refuses; they name nothing inside. */
function clientMessage(error: FastifyError): string {
	if (error.code?.startsWith("FST_")) return error.message;
	return error instanceof SyntaxError ? "The body is not valid JSON." : "The request cannot be understood.";
}

/** RFC 9457. */
function toProblem(error: AppError, request: Pick<FastifyRequest, "url" | "id">): Problem {
	return {
		type: `/docs/errors/${error.code}`,
		title: explanations[error.code].title,
		status: errorCatalogue[error.code],
		code: error.code,
		detail: error.message,
		instance: request.url.split("?", 1)[0] ?? "/",
		requestId: request.id,
		...(error.fields.length > 0 ? { errors: [...error.fields] } : {}),
	};
}

/** Answers with problem+json, and logs what nobody expected. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const known = toAppError(error);
	const problem = toProblem(known, request);
	if (problem.status >= 500 && problem.status !== 503) request.log.error({ err: error }, "a request failed");
	else request.log.debug({ err: error }, "a request was refused");
	if (known.retryAfterMs !== undefined) reply.header("retry-after", Math.max(1, Math.ceil(known.retryAfterMs / 1000)));
	if (problem.status === 401) reply.header("www-authenticate", "Bearer");
	return reply
		.code(problem.status)
		.header("cache-control", "no-store")
		.type("application/problem+json")
		.serializer((value) => String(value))
		.send(JSON.stringify(problem));
}
