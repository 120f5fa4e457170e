import { InboxKind, InboxQueueFilter, InboxView } from "@centralita/contracts";

/** What the address says: which list, what is open, and whether what belongs to it is in front on a narrow screen. */
export type InboxSearch = {
	view?: InboxView;
	kind?: InboxKind;
	queue?: InboxQueueFilter;
	chat?: string;
	ticket?: string;
	details?: true;
};

export function readInboxSearch(search: Record<string, unknown>): InboxSearch {
	const { data: view } = InboxView.safeParse(search.view);
	const { data: kind } = InboxKind.safeParse(search.kind);
	const { data: queue } = InboxQueueFilter.safeParse(search.queue);
	const open =
		typeof search.chat === "string"
			? { chat: search.chat }
			: typeof search.ticket === "string"
				? { ticket: search.ticket }
				: {};
	return {
		...(view ? { view } : {}),
		...(kind ? { kind } : {}),
		...(queue ? { queue } : {}),
		...open,
		...(search.details === true ? { details: true } : {}),
	};
}

/** The list alone, with nothing open. */
export const listOf = ({ chat: _chat, ticket: _ticket, details: _details, ...list }: InboxSearch): InboxSearch => list;
