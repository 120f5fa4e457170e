import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../../shared/api/index.ts";
import { inboxEntriesKey } from "../../../shared/live/index.ts";
import type { Chat } from "../chat.ts";

/** What comes into one's own chat is read while its tab is in front. */
export function useMarkRead(chat: Chat, me: string): void {
	const client = useQueryClient();
	const mine = chat.user?.id === me && !chat.closed;
	const lastOfContact = chat.transcript.findLast(({ who }) => who === "contact")?.number ?? 0;
	// biome-ignore lint/correctness/useExhaustiveDependencies: each message of the contact is to be marked
	useEffect(() => {
		if (!mine) return;
		const mark = async () => {
			if (document.visibilityState !== "visible") return;
			// The next message, or the next look, tries again.
			await api.post(`/inbox/${chat.id}/read`).catch(() => undefined);
			await client.invalidateQueries({ queryKey: inboxEntriesKey });
		};
		void mark();
		document.addEventListener("visibilitychange", mark);
		return () => document.removeEventListener("visibilitychange", mark);
	}, [client, chat.id, mine, lastOfContact]);
}
