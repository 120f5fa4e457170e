import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ticketStatuses } from "@centralita/contracts";
import fc from "fast-check";
import { isOver, isRunning, type LifecycleEvent, movesFrom, nextStatus, reopenWithinMs } from "./lifecycle.ts";

const status = fc.constantFrom(...ticketStatuses);
const event: fc.Arbitrary<LifecycleEvent> = fc.oneof(
	fc.record({ type: fc.constant("moved" as const), to: status }),
	fc.constant({ type: "answered" as const }),
	fc.record({ type: fc.constant("contact-wrote" as const), sinceResolvedMs: fc.nat(reopenWithinMs * 2) }),
);

describe("the life of a ticket", () => {
	it("holds its rules through any sequence of events", () => {
		fc.assert(
			fc.property(fc.array(event, { maxLength: 40 }), (events) => {
				let now: (typeof ticketStatuses)[number] = "new";
				for (const each of events) {
					const next = nextStatus(now, each);
					if (each.type === "moved") assert.equal(next, movesFrom(now).includes(each.to) ? each.to : null);
					if (each.type === "contact-wrote") {
						// What a contact writes is never left where nobody works.
						assert.ok(next === null || (!isOver(next) && next !== "waiting"));
						if (now === "closed") assert.equal(next, null);
						if (now === "resolved") assert.equal(next, each.sinceResolvedMs <= reopenWithinMs ? "reopened" : null);
					}
					if (each.type === "answered") assert.ok(next !== null && next !== "new" && next !== "reopened");
					if (next === null) continue;
					if (now !== "new") assert.notEqual(next, "new");
					if (isOver(now) && !isOver(next)) assert.equal(next, "reopened");
					if (next === "reopened" && now !== "reopened") assert.ok(isOver(now));
					now = next;
				}
			}),
		);
	});

	it("is in one of three states for the clocks, and can always be ended", () => {
		for (const each of ticketStatuses) {
			assert.equal([isRunning(each), isOver(each), each === "waiting"].filter(Boolean).length, 1);
			assert.ok(each === "closed" || movesFrom(each).includes("closed"));
		}
	});
});
