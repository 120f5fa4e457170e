import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createLogger, createLogTail } from "./index.ts";

describe("the tail of the log", () => {
	it("keeps the last lines as they left, masked, and tells who listens", () => {
		const tail = createLogTail();
		const written: string[] = [];
		const log = createLogger({ logLevel: "info" }, tail.through({ write: (line) => void written.push(line) }));
		const heard: string[] = [];
		const stop = tail.listen((line) => heard.push(line));
		log.info("write to ana@example.com");
		stop();
		log.info("unheard");
		for (let line = 0; line < 1000; line++) log.info(`line ${line}`);
		assert.equal(written.length, 1002);
		assert.equal(tail.recent().length, 1000);
		assert.equal(heard.length, 1);
		assert.doesNotMatch(heard[0] ?? "", /ana@example\.com/);
		assert.match(tail.recent().at(-1) ?? "", /line 999/);
	});
});
