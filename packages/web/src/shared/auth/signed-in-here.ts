const key = "centralita.signed-in";

/**
 * Whether this browser has had a session since it last signed out. The cookie itself is closed to scripts; without
 * this, every visit to the sign-in page would begin with a refused request.
 */
export function hasSignedInHere(): boolean {
	try {
		return localStorage.getItem(key) !== null;
	} catch {
		return true;
	}
}

export function rememberSignedIn(signedIn: boolean): void {
	try {
		if (signedIn) localStorage.setItem(key, "1");
		else localStorage.removeItem(key);
	} catch {
		// Without storage the session is simply asked for each time.
	}
}
