import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { ProviderError } from "../errors/index.ts";
import { type DeadlineTimes, startDeadline } from "../resilience/index.ts";
import { headersOf, textOf } from "./answer.ts";

/** A text goes with a `content-type` of its own among the headers. */
export type RequestBody = { json: unknown } | { text: string };

/** A request that asks for sound, or whatever else comes in pieces. */
export type StreamRequest = {
	provider: string;
	url: URL;
	headers: Readonly<Record<string, string>>;
	times: DeadlineTimes;
	signal: AbortSignal;
	/** The error for an answer whose status is not 2xx. */
	refused(answer: { status: number; headers: Headers; body: string }): ProviderError;
} & RequestBody;

export type StreamAnswer = {
	headers: Headers;
	/** The whole body as text. */
	text(): Promise<string>;
	/** The body as it arrives; each chunk counts as a sign of life. */
	chunks(): AsyncGenerator<Uint8Array, void, undefined>;
};

/** Posts and hands the answer to `use` while the deadline runs. Throws `ProviderError` for whatever goes wrong. */
export type Post = <T>(
	request: StreamRequest,
	use: (answer: StreamAnswer) => AsyncIterable<T>,
) => AsyncGenerator<T, void, undefined>;

/**
 * A client that keeps its connections open for as long as the vendor does. `fetch` drops them after four idle seconds, and
 * then every other sentence of a call would wait for a TLS handshake.
 */
export function createPost(): Post {
	const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };

	const send = (asked: StreamRequest, signal: AbortSignal) =>
		new Promise<IncomingMessage>((resolve, reject) => {
			const { url, headers } = asked;
			const secure = url.protocol === "https:";
			const body = Buffer.from("text" in asked ? asked.text : JSON.stringify(asked.json));
			const options = {
				method: "POST",
				headers: { "content-type": "application/json", "content-length": String(body.length), ...headers },
				agent: secure ? agents.https : agents.http,
			};
			const outgoing = secure ? httpsRequest(url, options) : httpRequest(url, options);
			let answer: IncomingMessage | undefined;
			outgoing.on("response", (response) => {
				answer = response;
				response.on("error", () => undefined);
				resolve(response);
			});
			outgoing.on("error", reject);
			// An answer that is complete leaves its connection to the next request.
			signal.addEventListener("abort", () => answer?.complete || outgoing.destroy(new Error("aborted")), {
				once: true,
			});
			outgoing.end(body);
		});

	return async function* post(request, use) {
		const { provider } = request;
		const deadline = startDeadline(provider, request.times, request.signal);
		let began = false;
		try {
			if (request.signal.aborted) throw new ProviderError(provider, "cancelled", `${provider}: cancelled`);
			const response = await send(request, deadline.signal);
			const headers = headersOf(response);
			const text = () => textOf(response);
			const status = response.statusCode ?? 0;
			if (status < 200 || status > 299) throw request.refused({ status, headers, body: await text() });
			began = true;
			yield* use({
				headers,
				text,
				async *chunks() {
					for await (const chunk of response) {
						deadline.progress();
						yield chunk;
					}
				},
			});
		} catch (error) {
			if (error instanceof ProviderError) throw deadline.failure() ?? error;
			const reason = error instanceof Error ? error.message : "unknown failure";
			const kind = began ? "bad-response" : "unavailable";
			throw deadline.failure() ?? new ProviderError(provider, kind, `${provider}: ${reason}`, { cause: error });
		} finally {
			deadline.end();
		}
	};
}
