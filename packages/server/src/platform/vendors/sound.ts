import { ProviderError } from "../errors/index.ts";
import { type RetryPolicy, retryingStream } from "../resilience/index.ts";
import { createPost, type RequestBody, type StreamAnswer, type StreamRequest } from "./post.ts";

export type SoundSettings = Pick<StreamRequest, "provider" | "headers" | "refused"> & {
	/** Longest wait for the first sound, retries included, and between two pieces of it. */
	timeoutMs: number;
	/** Longest for all of it; half a minute when absent. */
	totalTimeoutMs?: number | undefined;
	retry?: Omit<RetryPolicy, "budgetMs"> | undefined;
};

type SoundRequest = RequestBody & {
	url: URL;
	/** Besides those of every request. */
	headers?: Readonly<Record<string, string>>;
	signal: AbortSignal;
	/** Makes a reader of the vendor's bytes for one answer: samples may be cut by the chunks. */
	reader(): (bytes: Uint8Array) => Int16Array;
};

/**
 * Asks a vendor for sound and yields the samples as they arrive. Tries again before the first of them, never after. Throws
 * `ProviderError`.
 */
export function createSoundClient({ provider, headers, refused, timeoutMs, totalTimeoutMs, retry }: SoundSettings) {
	const post = createPost();

	async function* samples(answer: StreamAnswer, read: (bytes: Uint8Array) => Int16Array) {
		const type = answer.headers.get("content-type") ?? "";
		if (/json|text|html/.test(type))
			throw new ProviderError(provider, "bad-response", `${provider}: ${type} instead of sound`);
		let some = false;
		for await (const bytes of answer.chunks()) {
			const pcm = read(bytes);
			if (pcm.length === 0) continue;
			some = true;
			yield pcm;
		}
		if (!some) throw new ProviderError(provider, "bad-response", `${provider}: no sound came`);
	}

	return ({ reader, ...asked }: SoundRequest): AsyncGenerator<Int16Array, void, undefined> => {
		const until = performance.now() + timeoutMs;
		const policy = { attempts: 2, baseMs: 100, ...retry, budgetMs: timeoutMs / 2 };
		const open = () => {
			const firstMs = Math.max(1, Math.round(until - performance.now()));
			const times = { firstMs, stallMs: timeoutMs, totalMs: totalTimeoutMs ?? 30_000 };
			const request = { ...asked, provider, headers: { ...headers, ...asked.headers }, refused, times };
			return post(request, (answer) => samples(answer, reader()));
		};
		return retryingStream(policy, open, { signal: asked.signal });
	};
}
