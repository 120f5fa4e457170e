/** Anything in double braces: a variable, or a mistake. */
const braces = /\{\{([^{}]*)\}\}/g;
const variable = /^\s*([a-z][a-z0-9_]*)\s*(?:\|([\s\S]*))?$/;

export type Values = Readonly<Record<string, string | undefined>>;

/** What stands in double braces, by the name of its variable; as it was written where it is none. */
export function namesIn(text: string): string[] {
	return [...text.matchAll(braces)].map(([, inner = ""]) => variable.exec(inner)?.[1] ?? inner.trim());
}

/** A text with the values of its variables; `missing` are those without a value and without anything in its place. */
export function fill(text: string, values: Values): { text: string; missing: string[] } {
	const missing: string[] = [];
	const filled = text.replaceAll(braces, (_, inner: string) => {
		const [, name = inner.trim(), fallback] = variable.exec(inner) ?? [];
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		if (value !== undefined && value !== "") return value;
		if (fallback === undefined) missing.push(name);
		return fallback?.trim() ?? "";
	});
	return { text: filled, missing };
}
