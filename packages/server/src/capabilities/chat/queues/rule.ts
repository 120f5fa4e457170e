import type { InboxQueueSave, Language } from "@centralita/contracts";

/** What a queue's rules look at. */
type HandedOver = { assistantId: string; language: Language; guides: readonly string[] };
export type Rules = Pick<InboxQueueSave, "assistantIds" | "guides" | "languages">;

/** Whether each rule that is set names the chat; without any, none does. */
export function takes({ assistantIds, guides, languages }: Rules, chat: HandedOver): boolean {
	if (assistantIds.length + guides.length + languages.length === 0) return false;
	return (
		(assistantIds.length === 0 || assistantIds.includes(chat.assistantId)) &&
		(guides.length === 0 || chat.guides.some((slug) => guides.includes(slug))) &&
		(languages.length === 0 || languages.includes(chat.language))
	);
}
