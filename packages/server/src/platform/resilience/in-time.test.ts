import assert from "node:assert/strict";
import { test } from "node:test";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { inTime } from "./in-time.ts";

test("gives what comes in time, and fails for what does not", async () => {
	const clock = createFakeClock();
	assert.equal(await inTime(clock, 100, Promise.resolve("done")), "done");
	await assert.rejects(inTime(clock, 100, Promise.reject(new Error("no"))), /no/);
	const late = Promise.withResolvers<never>();
	const waiting = assert.rejects(inTime(clock, 100, late.promise), /not done in 100 ms/);
	await clock.advance(100);
	await waiting;
	// Nobody looks any more.
	late.reject(new Error("too late"));
	await clock.settle();
	assert.equal(clock.pending, 0);
});
