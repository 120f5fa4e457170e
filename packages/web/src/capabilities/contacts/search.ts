import { ContactFilter } from "@centralita/contracts";

/** What the list's address holds. */
export type ContactSearch = { q?: string; segment?: string; filter?: ContactFilter };

const isFilled = (value: unknown): boolean =>
	value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);

/** Without what narrows nothing. */
const tidyFilter = (filter: ContactFilter): ContactFilter =>
	Object.fromEntries(Object.entries(filter).filter(([, value]) => isFilled(value)));

/** Reads the address; what makes no sense is left out. */
export function readContactSearch(given: Record<string, unknown>): ContactSearch {
	const q = typeof given.q === "string" || typeof given.q === "number" ? String(given.q).trim().slice(0, 200) : "";
	const segment = typeof given.segment === "string" && /^[0-9a-f-]{36}$/.test(given.segment) ? given.segment : null;
	const parsed = ContactFilter.safeParse(given.filter ?? {});
	const filter = parsed.success ? tidyFilter(parsed.data) : {};
	return {
		...(q ? { q } : {}),
		...(segment ? { segment } : {}),
		...(Object.keys(filter).length > 0 ? { filter } : {}),
	};
}

/** The same as the API asks for it. */
export const queryOf = ({ q, segment, filter }: ContactSearch) => ({
	q,
	segmentId: segment,
	filter: filter === undefined ? undefined : JSON.stringify(filter),
});

export const isNarrowed = (search: ContactSearch): boolean => Object.keys(search).length > 0;
