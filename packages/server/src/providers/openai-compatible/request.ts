import type { DeadlineTimes } from "../../platform/resilience/index.ts";
import { startDeadline } from "../../platform/resilience/index.ts";
import { answerError, connectionError } from "./errors.ts";

export type Server = {
	/** Provider id, in errors. */
	provider: string;
	/** With its `/v1`, without a slash at the end. */
	baseUrl: string;
	apiKey: string | null;
};

export type Answer = {
	headers: Headers;
	/** The whole body as text. */
	text(): Promise<string>;
	/** The body as it arrives; each chunk counts as a sign of life. */
	chunks(): AsyncGenerator<Uint8Array, void, undefined>;
};

/**
 * One POST with its deadline. `use` reads the answer while the deadline runs. Throws `ProviderError`: for a status that is
 * not 2xx, a connection that fails, time that is over, a caller who left.
 */
export async function* post<T>(
	server: Server,
	path: string,
	body: { form: FormData } | { json: unknown },
	times: DeadlineTimes,
	signal: AbortSignal,
	use: (answer: Answer) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
	const deadline = startDeadline(server.provider, times, signal);
	let began = false;
	try {
		const response = await fetch(`${server.baseUrl}${path}`, {
			method: "POST",
			headers: {
				...(server.apiKey === null ? {} : { authorization: `Bearer ${server.apiKey}` }),
				...("json" in body ? { "content-type": "application/json" } : {}),
			},
			body: "json" in body ? JSON.stringify(body.json) : body.form,
			signal: deadline.signal,
		});
		if (!response.ok) {
			const { status, headers } = response;
			throw answerError(server.provider, { status, headers, body: await response.text() });
		}
		began = true;
		yield* use({
			headers: response.headers,
			text: () => response.text(),
			async *chunks() {
				for await (const chunk of response.body ?? []) {
					deadline.progress();
					yield chunk;
				}
			},
		});
	} catch (error) {
		throw deadline.failure() ?? (isOurs(error) ? error : connectionError(server.provider, error, began));
	} finally {
		deadline.end();
	}
}

const isOurs = (error: unknown): boolean => error instanceof Error && error.name === "ProviderError";
