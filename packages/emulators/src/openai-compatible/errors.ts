import type { FastifyReply } from "fastify";
import type { ErrorShape, FaultKind } from "./types.ts";

const types: Readonly<Record<number, string>> = {
	400: "invalid_request_error",
	401: "invalid_request_error",
	403: "permission_error",
	404: "invalid_request_error",
	413: "invalid_request_error",
	429: "requests",
	500: "server_error",
	503: "server_error",
};

const codes: Readonly<Record<number, string>> = {
	401: "invalid_api_key",
	404: "model_not_found",
	429: "rate_limit_exceeded",
};

export type ErrorDetail = { status: number; message: string; code?: string | null; param?: string | null };

/** A refusal that becomes an answer in OpenAI's shape. */
export class ApiError extends Error {
	readonly detail: ErrorDetail;
	constructor(detail: ErrorDetail) {
		super(detail.message);
		this.detail = detail;
	}
}

/** An error body, as different servers write them (OpenAI, Ollama, whisper.cpp, vLLM, FastAPI, a proxy). */
export function errorBody(detail: ErrorDetail, shape: ErrorShape = "openai"): string {
	const { status, message } = detail;
	const type = detail.code === "insufficient_quota" ? "insufficient_quota" : (types[status] ?? "server_error");
	const code = detail.code === undefined ? (codes[status] ?? null) : detail.code;
	switch (shape) {
		case "openai":
			return JSON.stringify({ error: { message, type, param: detail.param ?? null, code } });
		case "numeric-code":
			return JSON.stringify({ error: { code: status, message, type: "unavailable_error" } });
		case "string":
			return JSON.stringify({ error: message });
		case "message":
			return JSON.stringify({ message });
		case "vllm":
			return JSON.stringify({ object: "error", message, type: "BadRequestError", param: null, code: status });
		case "detail":
			return JSON.stringify({ detail: [{ loc: ["body", "model"], msg: message, type: "value_error" }] });
		case "html":
			return `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${message}</h1></body></html>`;
		case "empty":
			return "";
	}
}

export async function sendError(reply: FastifyReply, detail: ErrorDetail): Promise<void> {
	await reply.code(detail.status).type("application/json").send(errorBody(detail));
}

const messages: Readonly<Record<number, string>> = {
	400: "The request is not valid.",
	401: "Incorrect API key provided.",
	404: "The model does not exist or you do not have access to it.",
	429: "Rate limit reached for requests per minute.",
	500: "The server had an error while processing your request.",
	503: "The server is overloaded or not ready yet.",
};

export async function sendFault(reply: FastifyReply, fault: Extract<FaultKind, { kind: "status" }>): Promise<void> {
	const shape = fault.shape ?? "openai";
	if (fault.retryAfter !== undefined) reply.header("retry-after", String(fault.retryAfter));
	if (fault.retryAfterMs !== undefined) reply.header("retry-after-ms", String(fault.retryAfterMs));
	if (fault.shouldRetry !== undefined) reply.header("x-should-retry", String(fault.shouldRetry));
	const message =
		fault.message ??
		(fault.code === "insufficient_quota"
			? "You exceeded your current quota, please check your plan and billing details."
			: (messages[fault.status] ?? "Something went wrong."));
	const detail = { status: fault.status, message, ...(fault.code === undefined ? {} : { code: fault.code }) };
	await reply
		.code(fault.status)
		.type(shape === "html" ? "text/html; charset=utf-8" : "application/json")
		.send(errorBody(detail, shape));
}
