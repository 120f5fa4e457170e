/** Copies of a list with one change. */
export const replaceAt = <T>(list: readonly T[], index: number, item: T): T[] =>
	list.map((one, at) => (at === index ? item : one));

export const removeAt = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);

/** Moves an item by one place or more; past an end it stays. */
export function moveItem<T>(list: readonly T[], index: number, by: number): T[] {
	const to = index + by;
	const item = list[index];
	if (item === undefined || to < 0 || to >= list.length) return [...list];
	const rest = removeAt(list, index);
	return [...rest.slice(0, to), item, ...rest.slice(to)];
}
