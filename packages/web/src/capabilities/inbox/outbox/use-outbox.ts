import type { Turn } from "@centralita/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { Chat } from "../chat.ts";
import { chatKey } from "../queries/inbox.ts";
import { discardMessage, outbox, resendMessage, sendMessage } from "./outbox.ts";
import type { Pending } from "./pending.ts";

const none: readonly Pending[] = [];

/** What one has written in a chat and is still on its way. */
export function useOutbox(chat: Chat) {
	const client = useQueryClient();
	const pending = useSyncExternalStore(outbox.subscribe, () => outbox.get()[chat.id] ?? none);
	const key = chatKey(chat.id);
	const onSent = (turn: Turn) => {
		client.setQueryData<Chat>(key, (known) =>
			!known || known.transcript.some(({ id }) => id === turn.id)
				? known
				: { ...known, transcript: [...known.transcript, turn].toSorted((a, b) => a.number - b.number) },
		);
	};
	return {
		pending,
		send: (text: string) => sendMessage(chat.id, text, chat.transcript.at(-1)?.number ?? 0, onSent),
		resend: (message: Pending) => resendMessage(chat.id, message, onSent),
		discard: (message: Pending) => discardMessage(chat.id, message.key),
	};
}
