import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { escalationReasons, guideOutcomes } from "@centralita/contracts";
import fc from "fast-check";
import { begun, type Change, isOver, next, type Standing } from "./machine.ts";

const outcomes = ["worked", "failed", "skipped", "help", "back", "answered", "known", "passed"] as const;

const change: fc.Arbitrary<Change> = fc.oneof(
	fc.record({ type: fc.constant("node" as const), outcome: fc.constantFrom(...outcomes) }),
	fc.record({ type: fc.constant("person-needed" as const), reason: fc.constantFrom(...escalationReasons) }),
	fc.constantFrom<Change>(
		{ type: "goes-on" },
		{ type: "handed-over" },
		{ type: "confirmed" },
		{ type: "denied" },
		{ type: "timed-out" },
	),
	fc.record({
		type: fc.constant("ended" as const),
		outcome: fc.constantFrom(...guideOutcomes),
		confirmed: fc.boolean(),
	}),
);

const run = (changes: readonly Change[], from: Standing = begun) => changes.reduce(next, from);
const worked: Change = { type: "node", outcome: "worked" };
const resolvedEnd = (confirmed: boolean): Change => ({ type: "ended", outcome: "resolved", confirmed });

describe("the standing of a session", () => {
	it("is never resolved but by the contact's word, or their silence after a good end", () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
				let standing = begun;
				for (const what of changes) {
					const before = standing;
					standing = next(before, what);
					assert.equal(standing.resolution !== null, standing.status === "resolved");
					assert.ok(standing.failures >= before.failures);
					assert.ok(standing.failures - before.failures <= 1);
					if (standing.status === "needs_escalation" || standing.status === "escalated")
						assert.notEqual(standing.reason, null);
					if (before.status === "escalated") assert.equal(standing, before, "escalated is for ever");
					if (before.status === "started") assert.deepEqual([before.failures, before.resolution], [0, null]);
					if (standing.status === "resolved" && before.status !== "resolved") {
						assert.ok(standing.outcome === "resolved" || standing.outcome === "informed");
						const said = what.type === "confirmed" || (what.type === "ended" && what.confirmed);
						assert.equal(standing.resolution, said ? "confirmed" : "assumed");
						assert.ok(said || what.type === "timed-out");
					}
					if (before.status === "resolved" && standing.status !== "resolved") assert.equal(what.type, "denied");
				}
				assert.ok(isOver(next(standing, { type: "timed-out" })), "silence ends every session");
			}),
			{ numRuns: 2000 },
		);
	});

	it("keeps what it counts when nothing new happens", () => {
		fc.assert(
			fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
				const standing = run(changes);
				const quiet: Change[] = [
					{ type: "node", outcome: "passed" },
					{ type: "node", outcome: "known" },
				];
				assert.deepEqual(run(quiet, standing), standing);
				const late = next(standing, { type: "timed-out" });
				assert.deepEqual(next(late, { type: "timed-out" }), late);
			}),
		);
	});

	it("resolves by a step that worked, and takes it back when it did not", () => {
		assert.equal(run([worked, resolvedEnd(true)]).resolution, "confirmed");
		assert.equal(run([worked, resolvedEnd(false)]).status, "in_progress");
		assert.equal(run([worked, resolvedEnd(false), { type: "timed-out" }]).resolution, "assumed");
		const denied = run([worked, resolvedEnd(true), { type: "denied" }]);
		assert.deepEqual([denied.status, denied.reason, denied.resolution], ["needs_escalation", "unresolved", null]);
	});

	it("lets whoever was away go on, and hands over with a reason", () => {
		assert.equal(run([worked, { type: "timed-out" }]).status, "abandoned");
		assert.equal(run([worked, { type: "timed-out" }, worked]).status, "in_progress");
		const handed = run([{ type: "person-needed", reason: "failures" }, { type: "handed-over" }]);
		assert.deepEqual([handed.status, handed.reason], ["escalated", "failures"]);
		assert.equal(
			run([{ type: "handed-over" }, { type: "ended", outcome: "informed", confirmed: false }]).status,
			"escalated",
		);
	});
});
