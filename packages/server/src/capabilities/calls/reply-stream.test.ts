import assert from "node:assert/strict";
import { test } from "node:test";
import { ReplyStream } from "./reply-stream.ts";

test("a slow reader gets everything, in order, also what came before it listened", async () => {
	const stream = new ReplyStream<number>();
	stream.push(1);
	const read: number[] = [];
	const reading = (async () => {
		for await (const item of stream) read.push(item);
	})();
	await Promise.resolve();
	stream.push(2);
	stream.push(3);
	stream.close();
	await reading;
	assert.deepEqual(read, [1, 2, 3]);
});
