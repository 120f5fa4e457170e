import { type ConversationDetail, ConversationEvent } from "@centralita/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { apiUrl } from "../api/index.ts";
import { applyEvent, mustReadAgain } from "./apply-event.ts";
import { conversationKey } from "./query.ts";

function parse(data: string): ConversationEvent | null {
	try {
		return ConversationEvent.safeParse(JSON.parse(data)).data ?? null;
	} catch {
		return null;
	}
}

/** While `active`, what happens in the conversation shows at once. The browser reconnects and resumes by itself. */
export function useConversationStream(id: string, active: boolean): void {
	const client = useQueryClient();
	useEffect(() => {
		if (!active) return;
		const key = conversationKey(id);
		const source = new EventSource(apiUrl(`/conversations/${id}/events/stream`));
		source.onmessage = ({ data }: MessageEvent<string>) => {
			const event = parse(data);
			const before = client.getQueryData<ConversationDetail>(key);
			if (!event || !before || event.number <= before.lastEventNumber) return;
			client.setQueryData(key, applyEvent(before, event));
			if (mustReadAgain(event)) void client.invalidateQueries({ queryKey: key });
		};
		return () => source.close();
	}, [client, id, active]);
}
