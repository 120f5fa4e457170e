import type { z } from "zod";
import { ProviderError } from "../../platform/errors/index.ts";
import { type RetryPolicy, retrying, startDeadline } from "../../platform/resilience/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { connectionError } from "../../platform/vendors/index.ts";
import { answerError, provider } from "./errors.ts";

export type RestSettings = {
	accessToken: string;
	/** With its version, without a slash at the end: `https://graph.facebook.com/v24.0`. */
	baseUrl: string;
	/** For one request. */
	timeoutMs: number;
	clock: Clock;
};

type Sent = { method: "GET" | "POST"; url: string; json?: unknown; form?: FormData; ordered: boolean };

/** The Graph API. Failures are `ProviderError`s, `undecided` when a message may have been sent. */
export type Rest = {
	read<T>(schema: z.ZodType<T>, path: string, signal: AbortSignal): Promise<T>;
	/** Doing it twice is like doing it once. */
	repeat<T>(
		schema: z.ZodType<T>,
		path: string,
		body: { json: unknown } | { form: FormData },
		signal: AbortSignal,
	): Promise<T>;
	/** Tried once. */
	once<T>(schema: z.ZodType<T>, path: string, json: unknown, signal: AbortSignal): Promise<T>;
	/** At most so many bytes; rejects with `bad-request` when there are more. */
	download(url: string, maxBytes: number, signal: AbortSignal): Promise<Buffer>;
};

const policy: RetryPolicy = { attempts: 3, baseMs: 250, budgetMs: 8000 };

function understand<T>(schema: z.ZodType<T>, body: string, ordered: boolean): T {
	try {
		return schema.parse(JSON.parse(body));
	} catch (cause) {
		const message = `${provider}: an answer that is not understood`;
		throw new ProviderError(provider, "bad-response", message, { cause, undecided: ordered });
	}
}

export const tooLarge = (): ProviderError =>
	new ProviderError(provider, "bad-request", `${provider}: the file is too large`);

async function bytesOf(response: Response, maxBytes: number): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.length;
		if (size > maxBytes) throw new ProviderError(provider, "bad-request", `${provider}: the file is too large`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

export function createRest({ accessToken, baseUrl, timeoutMs, clock }: RestSettings): Rest {
	async function request<T>(sent: Sent, signal: AbortSignal, use: (response: Response) => Promise<T>): Promise<T> {
		const { method, url, json, form, ordered } = sent;
		if (signal.aborted) throw new ProviderError(provider, "cancelled", `${provider}: cancelled`);
		const deadline = startDeadline(provider, { firstMs: timeoutMs, totalMs: timeoutMs }, signal, clock);
		try {
			const response = await fetch(url, {
				method,
				headers: {
					authorization: `Bearer ${accessToken}`,
					accept: "application/json, image/*",
					...(json === undefined ? {} : { "content-type": "application/json" }),
				},
				...(json === undefined ? {} : { body: JSON.stringify(json) }),
				...(form === undefined ? {} : { body: form }),
				redirect: "manual",
				signal: deadline.signal,
			});
			if (!response.ok) {
				const body = await response.text();
				throw answerError({ status: response.status, headers: response.headers, body }, ordered);
			}
			return await use(response);
		} catch (error) {
			const over = deadline.failure();
			if (over) throw new ProviderError(provider, over.kind, over.message, { undecided: ordered });
			throw error instanceof ProviderError ? error : connectionError(provider, error, ordered);
		} finally {
			deadline.end();
		}
	}

	const asJson =
		<T>(schema: z.ZodType<T>, ordered: boolean) =>
		async (response: Response) =>
			understand(schema, await response.text(), ordered);
	const again = <T>(sent: Omit<Sent, "ordered">, signal: AbortSignal, use: (response: Response) => Promise<T>) =>
		retrying(policy, () => request({ ...sent, ordered: false }, signal, use), { signal, clock });

	return {
		read: (schema, path, signal) => again({ method: "GET", url: `${baseUrl}${path}` }, signal, asJson(schema, false)),
		repeat: (schema, path, body, signal) =>
			again({ method: "POST", url: `${baseUrl}${path}`, ...body }, signal, asJson(schema, false)),
		once: (schema, path, json, signal) =>
			request({ method: "POST", url: `${baseUrl}${path}`, json, ordered: true }, signal, asJson(schema, true)),
		download: (url, maxBytes, signal) =>
			again({ method: "GET", url }, signal, (response) => bytesOf(response, maxBytes)),
	};
}
