import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { armOf } from "./assign.ts";

const subjects = Array.from({ length: 4000 }, (_, index) => `subject-${index}`);
const shareOfB = (id: string, shareB: number) =>
	subjects.filter((subject) => armOf({ id, shareB }, subject) === "b").length / subjects.length;

describe("who gets which arm", () => {
	it("is fixed by experiment and subject alone", () => {
		// Whoever has an arm keeps it over releases: these never change.
		const arms = ["ana", "bruno", "carla", "dario", "elena", "fabio"].map((subject) =>
			armOf({ id: "0191f1d0-0000-7000-8000-000000000001", shareB: 50 }, subject),
		);
		assert.equal(arms.join(""), "abbaaa");
	});

	it("is as many as were asked for", () => {
		for (const shareB of [1, 20, 50, 90, 99]) {
			const found = shareOfB("one", shareB);
			// Four standard deviations.
			const margin = 4 * Math.sqrt(((shareB / 100) * (1 - shareB / 100)) / subjects.length);
			assert.ok(Math.abs(found - shareB / 100) < margin, `${shareB}: ${found}`);
		}
	});

	it("is independent of what another experiment gave", () => {
		const inBoth = subjects.filter(
			(subject) => armOf({ id: "one", shareB: 50 }, subject) === armOf({ id: "two", shareB: 50 }, subject),
		);
		assert.ok(Math.abs(inBoth.length / subjects.length - 0.5) < 0.04, String(inBoth.length));
	});
});
