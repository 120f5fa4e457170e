import { InboxBox } from "@centralita/contracts";

/** What the address says: which box, which chat, and whether its contact is in front on a narrow screen. */
export type InboxSearch = { box?: InboxBox; chat?: string; details?: true };

export function readInboxSearch(search: Record<string, unknown>): InboxSearch {
	const { data: box } = InboxBox.safeParse(search.box);
	return {
		...(box ? { box } : {}),
		...(typeof search.chat === "string" ? { chat: search.chat } : {}),
		...(search.details === true ? { details: true } : {}),
	};
}
