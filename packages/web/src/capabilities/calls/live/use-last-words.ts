import { useQueryClient } from "@tanstack/react-query";
import { useFeed } from "../../../shared/api/index.ts";
import { liveCallsQuery } from "../../../shared/live/index.ts";
import { withLastWords } from "./last-words.ts";

/** Shows what is said in each call at once, without reading the list again for every turn. */
export function useLastWords(): void {
	const client = useQueryClient();
	useFeed({
		types: ["turn.added"],
		onEvent: (event) =>
			client.setQueryData(liveCallsQuery.queryKey, (before) => before && withLastWords(before, event)),
	});
}
