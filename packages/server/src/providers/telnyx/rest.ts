import type { z } from "zod";
import { ProviderError } from "../../platform/errors/index.ts";
import { type RetryPolicy, retrying, startDeadline } from "../../platform/resilience/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { connectionError } from "../../platform/vendors/index.ts";
import { answerError, provider } from "./errors.ts";

export type TelnyxCredentials = {
	apiKey: string;
	/** Base64 of 32 bytes (Ed25519): verifies webhooks. */
	publicKey: string;
	/** The Call Control application that calls go through. */
	connectionId: string;
};

export type RestSettings = {
	credentials: Pick<TelnyxCredentials, "apiKey">;
	/** `https://api.telnyx.com/v2`, without a slash at the end. */
	baseUrl: string;
	/** For one request. */
	timeoutMs: number;
	clock: Clock;
};

export type Query = Readonly<Record<string, string>>;
export type Order = {
	method: "POST" | "PATCH";
	/** Begins with a slash. */
	path: string;
	/** Carries a `command_id`, or asks for a state: doing it twice is like doing it once. */
	json: Readonly<Record<string, unknown>>;
	/** Tries within the minute for which Telnyx remembers a `command_id`. */
	policy?: RetryPolicy;
};

/**
 * Telnyx's API, version 2. Failures are `ProviderError`s; those of `order` are `undecided` when Telnyx may have done it,
 * in whichever try.
 */
export type Rest = {
	read<T>(schema: z.ZodType<T>, path: string, query: Query, signal: AbortSignal): Promise<T>;
	order<T>(schema: z.ZodType<T>, order: Order, signal: AbortSignal): Promise<T>;
};

const standardPolicy: RetryPolicy = { attempts: 3, baseMs: 250, budgetMs: 8000 };

type Sent = { method: "GET" | Order["method"]; url: string; json?: Order["json"] };

function understand<T>(schema: z.ZodType<T>, body: string, ordered: boolean): T {
	try {
		return schema.parse(JSON.parse(body));
	} catch (cause) {
		const message = `${provider}: an answer that is not understood`;
		throw new ProviderError(provider, "bad-response", message, { cause, undecided: ordered });
	}
}

function inDoubt(error: ProviderError): ProviderError {
	const { kind, message, retryAfterMs, vendorCode, cause } = error;
	return new ProviderError(provider, kind, message, {
		undecided: true,
		cause,
		...(vendorCode === undefined ? {} : { vendorCode }),
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
	});
}

export function createRest({ credentials, baseUrl, timeoutMs, clock }: RestSettings): Rest {
	async function request<T>(schema: z.ZodType<T>, { method, url, json }: Sent, signal: AbortSignal): Promise<T> {
		if (signal.aborted) throw new ProviderError(provider, "cancelled", `${provider}: cancelled`);
		const ordered = json !== undefined;
		const deadline = startDeadline(provider, { firstMs: timeoutMs, totalMs: timeoutMs }, signal, clock);
		try {
			const response = await fetch(url, {
				method,
				headers: {
					authorization: `Bearer ${credentials.apiKey}`,
					accept: "application/json",
					...(ordered ? { "content-type": "application/json" } : {}),
				},
				...(ordered ? { body: JSON.stringify(json) } : {}),
				redirect: "manual",
				signal: deadline.signal,
			});
			const body = await response.text();
			if (!response.ok) throw answerError({ status: response.status, headers: response.headers, body }, ordered);
			return understand(schema, body, ordered);
		} catch (error) {
			const over = deadline.failure();
			if (over) throw new ProviderError(provider, over.kind, over.message, { undecided: ordered });
			throw error instanceof ProviderError ? error : connectionError(provider, error, ordered);
		} finally {
			deadline.end();
		}
	}

	return {
		read(schema, path, query, signal) {
			const text = new URLSearchParams(query).toString();
			const url = `${baseUrl}${path}${text === "" ? "" : `?${text}`}`;
			return retrying(standardPolicy, () => request(schema, { method: "GET", url }, signal), { signal, clock });
		},
		async order(schema, { method, path, json, policy = standardPolicy }, signal) {
			let doubt = false;
			const send = async () => {
				try {
					return await request(schema, { method, url: `${baseUrl}${path}`, json }, signal);
				} catch (error) {
					if (error instanceof ProviderError && error.undecided) doubt = true;
					throw error;
				}
			};
			try {
				return await retrying(policy, send, { signal, clock });
			} catch (error) {
				throw doubt && error instanceof ProviderError && !error.undecided ? inDoubt(error) : error;
			}
		},
	};
}
