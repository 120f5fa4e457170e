import assert from "node:assert/strict";
import { it } from "node:test";
import { createFakeClock } from "../ports/fakes/clock.ts";
import { within } from "./within.ts";

const clock = createFakeClock();
const never = new Promise<never>(() => {});
const open = new AbortController().signal;

it("tells a value, an error, a timeout and an abort apart", async () => {
	assert.deepEqual(await within(clock, Promise.resolve(1), 10, open), { type: "value", value: 1 });
	assert.deepEqual(await within(clock, Promise.reject(new Error("no")), 10, open), {
		type: "error",
		error: new Error("no"),
	});
	const late = within(clock, never, 10, open);
	await clock.advance(10);
	assert.deepEqual(await late, { type: "timeout" });
	const controller = new AbortController();
	const dropped = within(clock, never, 10, controller.signal);
	controller.abort();
	assert.deepEqual(await dropped, { type: "aborted" });
	assert.equal(clock.pending, 0);
});

it("swallows the rejection of what nobody waits for", async (t) => {
	let unhandled = 0;
	const count = () => unhandled++;
	process.on("unhandledRejection", count);
	t.after(() => process.off("unhandledRejection", count));
	const outcome = await within(clock, Promise.reject(new Error("late")), 10, AbortSignal.abort());
	assert.deepEqual(outcome, { type: "aborted" });
	await clock.settle();
	assert.equal(unhandled, 0);
});
