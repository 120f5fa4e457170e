import type { HistorySearch } from "./search.ts";

let last: HistorySearch = {};

/** How the list was last narrowed in this page, so that the way back leads to the same list. */
export const lastSearch = (): HistorySearch => last;
export const rememberSearch = (search: HistorySearch): void => {
	last = search;
};
