import assert from "node:assert/strict";
import { test } from "node:test";
import pino from "pino";
import { AppError } from "../../platform/errors/index.ts";
import { systemClock } from "../../platform/time/index.ts";
import { WriteQueue } from "./write-queue.ts";

const log = pino({ level: "silent" });
/** Pauses pass at once; bounds never come. */
const impatient = {
	...systemClock,
	after: (ms: number, callback: () => void) => systemClock.after(ms > 10_000 ? ms : 0, callback),
};

test("writes happen in order, and a failing one is tried until it succeeds", async () => {
	const queue = new WriteQueue(impatient, log);
	const done: string[] = [];
	let failures = 3;
	queue.add(async () => {
		if (failures-- > 0) throw new Error("the database is away");
		done.push("first");
	});
	queue.add(async () => {
		done.push("second");
	});
	assert.equal(await queue.finish(60_000), true);
	assert.deepEqual(done, ["first", "second"]);
	assert.equal(queue.pending, 0);
});

test("what cannot be written within the bound is given up", async () => {
	const queue = new WriteQueue({ ...systemClock, after: (_ms, callback) => systemClock.after(1, callback) }, log);
	queue.add(() => Promise.reject(new Error("away for ever")));
	assert.equal(await queue.finish(5), false);
});

test("what can never be written does not hold up what is behind it", async () => {
	const queue = new WriteQueue(impatient, log);
	const done: string[] = [];
	const asDrizzleWraps = (code: string) =>
		new Error("failed query", { cause: Object.assign(new Error(code), { code }) });
	queue.add(() => Promise.reject(asDrizzleWraps("22P05")));
	queue.add(() => Promise.reject(new AppError("conflict", "The conversation is over.")));
	let failures = 1;
	queue.add(async () => {
		// A server that is being shut down.
		if (failures-- > 0) throw asDrizzleWraps("57P01");
		done.push("last");
	});
	assert.equal(await queue.finish(60_000), true);
	assert.deepEqual(done, ["last"]);
});
