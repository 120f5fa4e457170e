import type { Condition } from "@centralita/contracts";
import type { z } from "zod";

type Variables = Readonly<Record<string, string | number | boolean>>;

/** Whether a condition holds. Comparisons are false for what is not a number; texts compare without case. */
export function holds(condition: z.infer<typeof Condition>, variables: Variables): boolean {
	const actual = variables[condition.variable];
	switch (condition.is) {
		case "present":
			return actual !== undefined && actual !== "";
		case "absent":
			return actual === undefined || actual === "";
		case "equals":
			return same(actual, condition.value);
		case "not-equals":
			return !same(actual, condition.value);
		case "greater":
			return Number(actual ?? Number.NaN) > Number(condition.value ?? Number.NaN);
		case "less":
			return Number(actual ?? Number.NaN) < Number(condition.value ?? Number.NaN);
	}
}

const same = (a: unknown, b: unknown): boolean =>
	a !== undefined && String(a).toLowerCase() === String(b).toLowerCase();
