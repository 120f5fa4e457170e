import { eventSchemas, type FeedEvent, type LiveCallList } from "@centralita/contracts";
import type { z } from "zod";

type Calls = z.output<typeof LiveCallList>;

/** The list with what was just said in one of its calls. */
export function withLastWords(calls: Calls, event: FeedEvent): Calls {
	const { data } = eventSchemas["turn.added"].safeParse(event.data);
	if (!data || !calls.items.some(({ conversationId }) => conversationId === data.conversationId)) return calls;
	return {
		items: calls.items.map((call) =>
			call.conversationId === data.conversationId ? { ...call, lastWords: data.turn.generated } : call,
		),
	};
}
