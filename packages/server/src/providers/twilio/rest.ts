import type { z } from "zod";
import { ProviderError } from "../../platform/errors/index.ts";
import { type RetryPolicy, retrying, startDeadline } from "../../platform/resilience/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { connectionError } from "../../platform/vendors/index.ts";
import { answerError, provider } from "./errors.ts";

export type TwilioCredentials = {
	/** `AC` and 32 hexadecimal digits. */
	accountSid: string;
	/** The account's primary one: API keys cannot verify webhooks. */
	authToken: string;
};

export type RestSettings = {
	credentials: TwilioCredentials;
	/** `https://api.twilio.com`, without a slash at the end. */
	baseUrl: string;
	/** For one request. */
	timeoutMs: number;
	clock: Clock;
};

export type Form = readonly (readonly [string, string])[];

/**
 * Twilio's API of 2010-04-01, within the account. Paths begin with a slash after the account's. Failures are
 * `ProviderError`s; those of `order` are `undecided` when Twilio may have done it.
 */
export type Rest = {
	read<T>(schema: z.ZodType<T>, path: string, query: Form, signal: AbortSignal): Promise<T>;
	/** `repeatable`: doing it twice is like doing it once. Others are sent again only when Twilio refused them for now. */
	order<T>(
		schema: z.ZodType<T>,
		path: string,
		form: Form,
		options: { repeatable: boolean },
		signal: AbortSignal,
	): Promise<T>;
};

const policy: RetryPolicy = { attempts: 3, baseMs: 250, budgetMs: 4000 };

function encode(form: Form): URLSearchParams {
	const encoded = new URLSearchParams();
	for (const [key, value] of form) encoded.append(key, value);
	return encoded;
}

function understand<T>(schema: z.ZodType<T>, body: string, ordered: boolean): T {
	try {
		return schema.parse(JSON.parse(body));
	} catch (cause) {
		const message = `${provider}: an answer that is not understood`;
		throw new ProviderError(provider, "bad-response", message, { cause, undecided: ordered });
	}
}

export function createRest({ credentials, baseUrl, timeoutMs, clock }: RestSettings): Rest {
	const { accountSid, authToken } = credentials;
	const root = `${baseUrl}/2010-04-01/Accounts/${accountSid}`;
	const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;

	async function request<T>(schema: z.ZodType<T>, url: string, form: Form | null, signal: AbortSignal): Promise<T> {
		if (signal.aborted) throw new ProviderError(provider, "cancelled", `${provider}: cancelled`);
		const ordered = form !== null;
		const deadline = startDeadline(provider, { firstMs: timeoutMs, totalMs: timeoutMs }, signal, clock);
		try {
			const response = await fetch(url, {
				method: ordered ? "POST" : "GET",
				headers: { authorization, accept: "application/json" },
				...(ordered ? { body: encode(form) } : {}),
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
			const text = encode(query).toString();
			const url = `${root}${path}${text === "" ? "" : `?${text}`}`;
			return retrying(policy, () => request(schema, url, null, signal), { signal, clock });
		},
		async order(schema, path, form, { repeatable }, signal) {
			const send = () => request(schema, `${root}${path}`, form, signal);
			if (repeatable) return retrying(policy, send, { signal, clock });
			const outcome = await retrying(
				policy,
				() =>
					send().then(
						(value) => ({ value }),
						(error: unknown) => {
							if (error instanceof ProviderError && error.kind === "rate-limit") throw error;
							return { error };
						},
					),
				{ signal, clock },
			);
			if ("error" in outcome) throw outcome.error;
			return outcome.value;
		},
	};
}
