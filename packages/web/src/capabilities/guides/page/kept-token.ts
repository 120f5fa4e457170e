/** Where a visitor is in a guide outlives a reload of its page, not the tab. */
const keyOf = (slug: string) => `centralita.guide.${slug}`;

export function keptToken(slug: string): string | null {
	try {
		return sessionStorage.getItem(keyOf(slug));
	} catch {
		return null;
	}
}

export function keepToken(slug: string, token: string | null): void {
	try {
		if (token === null) sessionStorage.removeItem(keyOf(slug));
		else sessionStorage.setItem(keyOf(slug), token);
	} catch {
		// Storage may be closed to a page in a frame: the session then lasts until a reload.
	}
}
