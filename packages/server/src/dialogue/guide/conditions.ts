import type { Condition } from "@centralita/contracts";
import { fold } from "../text/fold.ts";
import { fill } from "../text/localise.ts";

type Variables = Readonly<Record<string, string | number | boolean>>;

/**
 * Whether a condition holds. Comparisons are false for what is not a number; texts compare without case, and without
 * accents when one is looked for in another.
 */
export function holds(condition: Condition, variables: Variables): boolean {
	const actual = variables[condition.variable];
	const expected = typeof condition.value === "string" ? fill(condition.value, variables) : condition.value;
	switch (condition.is) {
		case "present":
			return actual !== undefined && actual !== "";
		case "absent":
			return actual === undefined || actual === "";
		case "equals":
			return same(actual, expected);
		case "not-equals":
			return !same(actual, expected);
		case "contains":
			return (
				actual !== undefined && String(expected ?? "") !== "" && fold(String(actual)).includes(fold(String(expected)))
			);
		case "greater":
			return Number(actual ?? Number.NaN) > Number(expected ?? Number.NaN);
		case "less":
			return Number(actual ?? Number.NaN) < Number(expected ?? Number.NaN);
	}
}

const same = (a: unknown, b: unknown): boolean =>
	a !== undefined && String(a).toLowerCase() === String(b).toLowerCase();
