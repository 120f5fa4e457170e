import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createFakeClock } from "../ports/fakes/clock.ts";
import { wheelOf } from "./wheel.ts";

describe("the wheel", () => {
	it("is one for each clock", () => {
		const clock = createFakeClock();
		assert.equal(wheelOf(clock), wheelOf(clock));
		assert.notEqual(wheelOf(clock), wheelOf(createFakeClock()));
	});

	it("calls each member every 20 ms, and not all in the same moment", async () => {
		const clock = createFakeClock();
		const times: number[][] = Array.from({ length: 30 }, () => []);
		for (const own of times) wheelOf(clock).add(() => own.push(clock.elapsed()));
		await clock.advance(1000);
		for (const own of times) {
			assert.ok(own.length >= 49 && own.length <= 50);
			own.slice(1).forEach((at, i) => {
				assert.equal(at - (own[i] ?? 0), 20);
			});
		}
		assert.equal(new Set(times.map(([first]) => first)).size, 10);
	});

	it("does not make up for what it missed", async () => {
		let late = 0;
		const slow = createFakeClock();
		const clock = { ...slow, elapsed: () => slow.elapsed() + late };
		let calls = 0;
		wheelOf(clock).add(() => calls++);
		await slow.advance(100);
		late = 500;
		const before = calls;
		await slow.advance(20);
		assert.ok(calls - before <= 2);
	});

	it("stops when nobody is left", async () => {
		const clock = createFakeClock();
		const leave = wheelOf(clock).add(() => {});
		await clock.advance(50);
		leave();
		leave();
		await clock.advance(50);
		assert.equal(clock.pending, 0);
	});
});
