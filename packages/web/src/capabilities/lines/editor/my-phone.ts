const key = "centralita.my-phone";

/** The telephone that this browser last called; empty before the first time. */
export function rememberedMyPhone(): string {
	try {
		return localStorage.getItem(key) ?? "";
	} catch {
		return "";
	}
}

export function rememberMyPhone(number: string): void {
	try {
		localStorage.setItem(key, number);
	} catch {
		// Without storage it is simply written again.
	}
}
