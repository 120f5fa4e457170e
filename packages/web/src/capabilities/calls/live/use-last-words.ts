import { eventSchemas, type FeedEvent, type LiveCallList } from "@centralita/contracts";
import { useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { useFeed } from "../../../shared/api/index.ts";
import { liveCallsQuery } from "../../../shared/live/index.ts";

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

/** Shows what is said in each call at once, without reading the list again for every turn. */
export function useLastWords(): void {
	const client = useQueryClient();
	useFeed({
		types: ["turn.added"],
		onEvent: (event) =>
			client.setQueryData(liveCallsQuery.queryKey, (before) => before && withLastWords(before, event)),
	});
}
