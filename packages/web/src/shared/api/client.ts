import type { z } from "zod";
import { ApiError, problemToError } from "./problem.ts";

const base = "/api/v1";
const timeoutMs = 20_000;

let csrfToken: string | null = null;
let onExpired: () => void = () => undefined;

/** Called with each session read; the token goes back on every write. */
export function setCsrfToken(token: string | null): void {
	csrfToken = token;
}

/** What to do when an answer says that the session is over. */
export function setOnSessionExpired(handler: () => void): void {
	onExpired = handler;
}

export type QueryValue = string | number | boolean | null | undefined;

/** `/api/v1` + path + query; empty values are left out. A path from `/api/` on is taken as it is. For links and media sources. */
export function apiUrl(path: string, query: Readonly<Record<string, QueryValue>> = {}): string {
	const search = new URLSearchParams();
	for (const [key, value] of Object.entries(query)) {
		if (value !== null && value !== undefined && value !== "") search.set(key, String(value));
	}
	const text = search.toString();
	return `${path.startsWith("/api/") ? "" : base}${path}${text ? `?${text}` : ""}`;
}

type Options<S extends z.ZodType> = {
	/** What the answer is; without it the answer's body is not read. */
	schema?: S;
	query?: Readonly<Record<string, QueryValue>>;
	body?: unknown;
	/** Instead of `body`: a piece of a file, as it is. */
	bytes?: Blob;
	signal?: AbortSignal;
	/** Makes a create safe to repeat; the same key for each try of one intent. */
	idempotencyKey?: string;
	/** The bearer of somebody without an account. */
	sessionToken?: string;
	/** Leave a 401 to the caller: for sign-in itself. */
	keepSession?: boolean;
};

const sessionIsOver = (error: ApiError): boolean => error.code === "not-signed-in" || error.code === "session-expired";

async function readJson(response: Response): Promise<unknown> {
	try {
		return await response.json();
	} catch (cause) {
		if (response.ok) throw new ApiError("unreadable", response.status, "The answer is not JSON", { cause });
		return null;
	}
}

async function send(method: string, path: string, options: Options<z.ZodType>): Promise<unknown> {
	const headers = new Headers({ accept: "application/json" });
	if (options.body !== undefined) headers.set("content-type", "application/json");
	if (options.bytes) headers.set("content-type", "application/octet-stream");
	if (method !== "GET" && csrfToken) headers.set("x-csrf-token", csrfToken);
	if (options.idempotencyKey) headers.set("idempotency-key", options.idempotencyKey);
	if (options.sessionToken) headers.set("x-session-id", options.sessionToken);
	const timeout = AbortSignal.timeout(timeoutMs);
	let response: Response;
	try {
		response = await fetch(apiUrl(path, options.query), {
			method,
			headers,
			credentials: "same-origin",
			signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
			...(options.bytes ? { body: options.bytes } : {}),
			...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
		});
	} catch (cause) {
		if (options.signal?.aborted) throw cause;
		throw new ApiError("network", 0, "No answer", { cause });
	}
	if (!response.ok) {
		const error = problemToError(response.status, await readJson(response));
		if (sessionIsOver(error) && !options.keepSession) onExpired();
		throw error;
	}
	if (!options.schema) return undefined;
	const parsed = options.schema.safeParse(await readJson(response));
	if (!parsed.success) {
		throw new ApiError("unreadable", response.status, `Unexpected answer from ${path}`, { cause: parsed.error });
	}
	return parsed.data;
}

/** Pictures take longer than words, on a slow line. */
const uploadTimeoutMs = 120_000;

/**
 * Sends a form as `api.post` sends JSON, and tells how much of it has gone, from 0 to 1: `fetch` tells no progress of what
 * is sent.
 */
export function upload<S extends z.ZodType>(
	path: string,
	form: FormData,
	{ schema, idempotencyKey, onProgress }: { schema: S; idempotencyKey: string; onProgress: (progress: number) => void },
): Promise<z.infer<S>> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		const lost = () => reject(new ApiError("network", 0, "No answer"));
		request.open("POST", apiUrl(path));
		request.responseType = "json";
		request.timeout = uploadTimeoutMs;
		request.setRequestHeader("accept", "application/json");
		if (csrfToken) request.setRequestHeader("x-csrf-token", csrfToken);
		request.setRequestHeader("idempotency-key", idempotencyKey);
		request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
		request.onload = () => {
			if (request.status < 200 || request.status > 299) {
				const error = problemToError(request.status, request.response);
				if (sessionIsOver(error)) onExpired();
				reject(error);
				return;
			}
			const parsed = schema.safeParse(request.response);
			if (parsed.success) resolve(parsed.data);
			else reject(new ApiError("unreadable", request.status, `Unexpected answer from ${path}`));
		};
		request.onerror = lost;
		request.ontimeout = lost;
		request.send(form);
	});
}

type Request = {
	<S extends z.ZodType>(path: string, options: Options<S> & { schema: S }): Promise<z.infer<S>>;
	(path: string, options?: Options<z.ZodType>): Promise<void>;
};

const request = (method: string): Request => {
	return ((path: string, options: Options<z.ZodType> = {}) => send(method, path, options)) as Request;
};

/**
 * The product's API. Paths are without `/api/v1`; answers are checked against the contract's schema.
 * Throws `ApiError`, or the abort reason when `signal` was aborted.
 */
export const api = {
	get: request("GET"),
	post: request("POST"),
	put: request("PUT"),
	patch: request("PATCH"),
	delete: request("DELETE"),
};

/** A key for one intent to create something. */
export const newIdempotencyKey = (): string => crypto.randomUUID();
