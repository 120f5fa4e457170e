/** Reads one item more than asked for, to know whether there is a next page; its cursor is the last item's id. */
export async function pageOf<T extends { id: string }>(
	limit: number,
	read: (limit: number) => Promise<T[]>,
): Promise<{ items: T[]; nextCursor: string | null }> {
	const rows = await read(limit + 1);
	const items = rows.slice(0, limit);
	return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
