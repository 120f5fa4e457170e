import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { createLogger } from "../log/index.ts";
import { createLatestFollowers } from "./latest-stream.ts";
import type { SseConnection } from "./sse-connection.ts";

function connection() {
	const sent: unknown[] = [];
	const made: SseConnection = { ended: false, send: (_id, data) => void sent.push(data), end: () => {} };
	return { made, sent };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("figures that many watch", () => {
	it("are read once for all, when something happened, and sent when they changed", async () => {
		mock.timers.enable({ apis: ["setInterval"] });
		try {
			const followers = createLatestFollowers(createLogger({ logLevel: "silent" }));
			let figure = 1;
			let reads = 0;
			let fails = false;
			const latest = {
				topic: "guides",
				async read() {
					reads++;
					if (fails) throw new Error("the database is away");
					return { figure };
				},
			};
			const [first, second] = [connection(), connection()];
			followers.add(first.made, latest);
			await settled();
			followers.add(second.made, latest);
			assert.deepEqual([first.sent, second.sent, reads], [[{ figure: 1 }], [{ figure: 1 }], 1]);

			const pass = async () => {
				mock.timers.tick(2000);
				await settled();
			};
			await pass();
			assert.equal(reads, 1);
			followers.look();
			await pass();
			assert.deepEqual([first.sent.length, reads], [1, 2]);
			fails = true;
			followers.look();
			await pass();
			fails = false;
			figure = 2;
			followers.remove(second.made);
			for (let count = 0; count < 3; count++) followers.look();
			await pass();
			assert.deepEqual([first.sent, second.sent, reads], [[{ figure: 1 }, { figure: 2 }], [{ figure: 1 }], 4]);

			followers.remove(first.made);
			followers.look();
			await pass();
			assert.equal(reads, 4);
		} finally {
			mock.timers.reset();
		}
	});
});
