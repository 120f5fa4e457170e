import type { IncomingMessage } from "node:http";

export const headersOf = (response: IncomingMessage): Headers =>
	new Headers(
		Object.entries(response.headersDistinct).flatMap(([name, values = []]) =>
			values.map((value): [string, string] => [name, value]),
		),
	);

/** The body as text, and no more than so many bytes of it. */
export async function textOf(response: AsyncIterable<Uint8Array>, limit = 1024 * 1024): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of response) {
		chunks.push(chunk);
		bytes += chunk.length;
		if (bytes >= limit) break;
	}
	return Buffer.concat(chunks).subarray(0, limit).toString();
}
