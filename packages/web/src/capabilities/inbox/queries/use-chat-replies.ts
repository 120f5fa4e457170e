import { languageOf } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useCan, useSession } from "../../../shared/auth/index.ts";
import { useCannedReplies } from "../../../shared/canned-replies/index.ts";
import type { SuggestSource } from "../../../shared/suggest/index.ts";
import type { Chat } from "../chat.ts";
import { ticketsOfChatQuery } from "./inbox.ts";

/** Canned replies as this chat fills them in: whoever writes, and the latest ticket of the chat. */
export function useChatReplies(chat: Chat): SuggestSource | null {
	const { user } = useSession();
	const can = useCan();
	const tickets = useQuery({ ...ticketsOfChatQuery({ conversationId: chat.id }), enabled: can("tickets:read") });
	const { customerName } = chat.known;
	return useCannedReplies(
		{
			name: chat.contact?.name ?? (typeof customerName === "string" ? customerName : null),
			ticket: tickets.data?.items[0]?.number ?? null,
			agent: user.name,
		},
		languageOf(chat.locale),
	);
}
