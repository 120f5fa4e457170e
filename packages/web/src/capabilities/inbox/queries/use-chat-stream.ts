import { ConversationEvent, DeskPassing } from "@centralita/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { apiUrl } from "../../../shared/api/index.ts";
import { applyChatEvent, type Chat, mustReadChatAgain } from "../chat.ts";
import { chatKey } from "./inbox.ts";

const retryMs = 3000;

function parse(data: string): unknown {
	try {
		return JSON.parse(data);
	} catch {
		return null;
	}
}

/** Lets what happens in a chat show at once. The browser reconnects and resumes by itself. Returns whether it is cut off. */
export function useChatStream(id: string, onPassing: (passing: DeskPassing) => void): boolean {
	const client = useQueryClient();
	const [cut, setCut] = useState(false);
	const heard = useRef(onPassing);
	heard.current = onPassing;
	useEffect(() => {
		const key = chatKey(id);
		let source: EventSource;
		let retry: ReturnType<typeof setTimeout> | null = null;
		const connect = () => {
			source = new EventSource(apiUrl(`/inbox/${id}/stream`));
			source.onopen = () => setCut(false);
			source.onerror = () => {
				setCut(true);
				if (source.readyState !== EventSource.CLOSED) return;
				// It gave up (an error status); what was missed is sent again from the first event on.
				retry = setTimeout(connect, retryMs);
			};
			source.onmessage = ({ data }: MessageEvent<string>) => {
				const { data: event } = ConversationEvent.safeParse(parse(data));
				const before = client.getQueryData<Chat>(key);
				if (!event || !before || event.number <= before.lastEventNumber) return;
				client.setQueryData(key, applyChatEvent(before, event));
				if (mustReadChatAgain(before, event)) void client.invalidateQueries({ queryKey: key });
			};
			source.addEventListener("passing", ({ data }: MessageEvent<string>) => {
				const passing = DeskPassing.safeParse(parse(data));
				if (passing.success) heard.current(passing.data);
			});
		};
		connect();
		return () => {
			source.close();
			if (retry) clearTimeout(retry);
			setCut(false);
		};
	}, [client, id]);
	return cut;
}
