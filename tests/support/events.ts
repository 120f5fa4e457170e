import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

/** One server-sent event; `id` is null for what is not kept. */
export type Heard<T> = { id: number | null; name: string; data: T };

export type Ear<T> = {
	readonly heard: readonly Heard<T>[];
	/** The first that fits, when it has come; fails after 5 s. */
	until(fits: (event: Heard<T>) => boolean): Promise<Heard<T>>;
	close(): void;
};

const patienceMs = 5000;

function parse<T>(block: string): Heard<T> | null {
	const of = (name: string) =>
		block
			.split("\n")
			.find((line) => line.startsWith(`${name}: `))
			?.slice(name.length + 2);
	const data = of("data");
	if (data === undefined) return null;
	const id = of("id");
	return { id: id === undefined ? null : Number(id), name: of("event") ?? "message", data: JSON.parse(data) as T };
}

/** Listens to server-sent events from now on. */
export async function listen<T>(url: string, headers: Record<string, string> = {}): Promise<Ear<T>> {
	const cut = new AbortController();
	const response = await fetch(url, { headers, signal: cut.signal });
	assert.equal(response.status, 200, url);
	const { body } = response;
	assert.ok(body);
	const heard: Heard<T>[] = [];
	const read = async () => {
		let rest = "";
		for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
			const blocks = (rest + chunk).split("\n\n");
			rest = blocks.pop() ?? "";
			for (const block of blocks) {
				const event = parse<T>(block);
				if (event) heard.push(event);
			}
		}
	};
	// The stream ends when either side cuts it.
	read().catch(() => undefined);
	return {
		heard,
		async until(fits) {
			for (const deadline = Date.now() + patienceMs; ; await wait(10)) {
				const found = heard.find(fits);
				if (found) return found;
				assert.ok(Date.now() < deadline, `not heard of in time; so far ${JSON.stringify(heard)}`);
			}
		},
		close: () => cut.abort(),
	};
}
