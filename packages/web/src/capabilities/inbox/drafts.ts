const keyOf = (chatId: string) => `centralita.draft.${chatId}`;

/** What one had begun to write in a chat; empty when nothing was, or the browser keeps nothing. */
export function readDraft(chatId: string): string {
	try {
		return localStorage.getItem(keyOf(chatId)) ?? "";
	} catch {
		return "";
	}
}

export function keepDraft(chatId: string, text: string): void {
	try {
		if (text === "") localStorage.removeItem(keyOf(chatId));
		else localStorage.setItem(keyOf(chatId), text);
	} catch {
		// Without storage a draft lasts as long as its chat is open.
	}
}
