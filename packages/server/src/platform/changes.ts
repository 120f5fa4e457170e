export type Change = { path: string; before: unknown; after: unknown };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/**
 * What differs between two JSON values, by dotted path to the deepest value that does (`turnTaking.minDelayMs`,
 * `questions.2.answer`); null stands for what is not there.
 */
export function changesBetween(before: unknown, after: unknown, path = ""): Change[] {
	if (isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after)) {
		return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
			changesBetween(before[key], after[key], path === "" ? key : `${path}.${key}`),
		);
	}
	return Object.is(before ?? null, after ?? null) ? [] : [{ path, before: before ?? null, after: after ?? null }];
}
