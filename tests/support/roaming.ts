/** A client that goes on when a node dies, as browsers and well-made programs do: for tests of several nodes. */
import assert from "node:assert/strict";
import { Agent, request as httpsRequest } from "node:https";
import { setTimeout as wait } from "node:timers/promises";

type Answer = { status: number; text: string };
type Heard = { id: number | null; name: string; data: Record<string, unknown> };

export type Stream = {
	/** All that came, over all connections. */
	readonly heard: readonly Heard[];
	/** How often a connection was made. */
	readonly connections: () => number;
	until(fits: (heard: Heard) => boolean, what: string): Promise<Heard>;
	close(): void;
};

const patienceMs = 20_000;
const againMs = 50;

/** `url` is where a proxy listens whose certificate `ca` vouches for. */
export function roam(url: string, ca: string) {
	const agent = new Agent({ ca, keepAlive: true });

	function once(method: string, path: string, headers: Record<string, string>, body?: object): Promise<Answer> {
		return new Promise((resolve, reject) => {
			const json = body === undefined ? {} : { "content-type": "application/json" };
			const request = httpsRequest(url + path, { method, agent, headers: { ...json, ...headers } }, (response) => {
				let text = "";
				response.setEncoding("utf8");
				response.on("data", (chunk) => {
					text += chunk;
				});
				response.once("end", () => resolve({ status: response.statusCode ?? 0, text }));
				response.once("error", reject);
			});
			request.once("error", reject);
			request.end(body === undefined ? undefined : JSON.stringify(body));
		});
	}

	return {
		/** Tries again, with the same headers, what got no answer or one that says to come again. */
		async ask<T>(method: string, path: string, headers: Record<string, string> = {}, body?: object): Promise<T> {
			for (const deadline = Date.now() + patienceMs; ; await wait(againMs)) {
				const answer = await once(method, path, headers, body).catch((error: Error) => error);
				const isLost = answer instanceof Error || answer.status >= 500;
				if (!isLost) {
					assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
					return (answer.text === "" ? null : JSON.parse(answer.text)) as T;
				}
				assert.ok(Date.now() < deadline, `${method} ${path}: ${JSON.stringify(answer)}`);
			}
		},

		/** Server-sent events, again from the last one that came whenever the connection ends. */
		follow(path: string, headers: Record<string, string> = {}): Stream {
			const heard: Heard[] = [];
			let last = "0";
			let connections = 0;
			let closed = false;
			let cut: () => void = () => {};
			const read = (block: string) => {
				const of = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
				const [id, data] = [of("id"), of("data")];
				last = id ?? last;
				if (data !== undefined)
					heard.push({
						id: id === undefined ? null : Number(id),
						name: of("event") ?? "message",
						data: JSON.parse(data),
					});
			};
			const connect = () =>
				new Promise<void>((resolve) => {
					const request = httpsRequest(
						url + path,
						{ agent, headers: { ...headers, ...(connections > 0 ? { "last-event-id": last } : {}) } },
						(response) => {
							if (response.statusCode === 200) connections++;
							let rest = "";
							response.setEncoding("utf8");
							response.on("data", (chunk: string) => {
								const blocks = (rest + chunk).split("\n\n");
								rest = blocks.pop() ?? "";
								for (const block of blocks) read(block);
							});
							response.once("error", () => {});
							response.once("close", resolve);
						},
					);
					request.once("error", () => resolve());
					request.end();
					cut = () => request.destroy();
				});
			const loop = async () => {
				while (!closed) {
					await connect();
					await wait(againMs);
				}
			};
			void loop();
			return {
				heard,
				connections: () => connections,
				async until(fits, what) {
					for (const deadline = Date.now() + patienceMs; ; await wait(10)) {
						const found = heard.find(fits);
						if (found) return found;
						assert.ok(
							Date.now() < deadline,
							`not heard of in time: ${what}; so far ${JSON.stringify(heard.slice(-4))}`,
						);
					}
				},
				close() {
					closed = true;
					cut();
				},
			};
		},

		close: () => agent.destroy(),
	};
}
