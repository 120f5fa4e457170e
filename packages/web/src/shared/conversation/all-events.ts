import { type ConversationEvent, ConversationEventList } from "@centralita/contracts";
import { api } from "../api/index.ts";

/** As many as the server gives at a time. */
const limit = 500;

/** Everything that has happened in a conversation so far, in order. */
export async function readAllEvents(id: string, signal?: AbortSignal): Promise<ConversationEvent[]> {
	const all: ConversationEvent[] = [];
	for (let after: number | null = 0; after !== null; ) {
		const page: { items: ConversationEvent[]; next: number | null } = await api.get(`/conversations/${id}/events`, {
			schema: ConversationEventList,
			query: { after, limit },
			...(signal ? { signal } : {}),
		});
		all.push(...page.items);
		after = page.next;
	}
	return all;
}
