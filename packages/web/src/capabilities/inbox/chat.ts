import { type ConversationEvent, eventSchemas, type InboxDetail } from "@centralita/contracts";

export type ChatNote = { number: number; at: string; text: string; by: string | null };

/** A chat as the page knows it: as it was read, and what happened since. */
export type Chat = InboxDetail & {
	notes: readonly ChatNote[];
	/** Which person wrote a turn, by the turn's id. */
	writers: Readonly<Record<string, string>>;
	/** Turns that only tell who answers from now on. */
	announcements: readonly string[];
};

/** Adds what an event says; what the chat was read with changes nothing. */
export function applyChatEvent(chat: Chat, event: ConversationEvent): Chat {
	if (event.number <= chat.lastEventNumber) return chat;
	const told = tell(chat, event);
	return { ...told, ...changeOf(told, event), lastEventNumber: event.number };
}

/** What events tell beside the state of a chat: notes, and who wrote which turn. */
export function tell<T extends Pick<Chat, "notes" | "writers" | "announcements">>(
	chat: T,
	event: ConversationEvent,
): T {
	if (event.type === "note.added") {
		const { data } = eventSchemas["note.added"].safeParse(event.data);
		if (!data) return chat;
		const note = { number: event.number, at: event.at, text: data.text, by: data.by ?? null };
		return { ...chat, notes: [...chat.notes, note] };
	}
	if (event.type === "chat.answered") {
		const { data } = eventSchemas["chat.answered"].safeParse(event.data);
		return data ? { ...chat, writers: { ...chat.writers, [data.turnId]: data.name } } : chat;
	}
	if (event.type === "chat.replied") {
		const { data } = eventSchemas["chat.replied"].safeParse(event.data);
		return data?.stage === "agent" ? { ...chat, announcements: [...chat.announcements, data.turnId] } : chat;
	}
	return chat;
}

function changeOf(chat: Chat, event: ConversationEvent): Partial<Chat> {
	if (event.type === "turn.added") {
		const { data } = eventSchemas["turn.added"].safeParse(event.data);
		if (!data) return {};
		const others = chat.transcript.filter(({ id }) => id !== data.turn.id);
		return { transcript: [...others, data.turn].toSorted((a, b) => a.number - b.number) };
	}
	if (event.type === "chat.handled") {
		const { data } = eventSchemas["chat.handled"].safeParse(event.data);
		if (!data) return {};
		const user = data.userId === null ? null : { id: data.userId, name: data.name ?? "" };
		// Somebody has it: it is open, also where it had ended in silence.
		return { handler: data.handler, user, reason: data.reason, closed: false };
	}
	if (event.type === "chat.replied") {
		const { data } = eventSchemas["chat.replied"].safeParse(event.data);
		// While a person answers, the step that waits is still the one from before.
		if (!data || data.stage === "agent" || data.stage === "waiting") return {};
		return { stage: data.stage, step: data.step ?? null };
	}
	if (event.type === "chat.delivery") {
		const { data } = eventSchemas["chat.delivery"].safeParse(event.data);
		return data ? { deliveries: { ...chat.deliveries, [data.turnId]: data.delivery } } : {};
	}
	if (event.type === "chat.moved") {
		const { data } = eventSchemas["chat.moved"].safeParse(event.data);
		return data ? { queueId: data.queueId } : {};
	}
	return event.type === "chat.closed" ? { closed: true } : {};
}

const changesMore = [
	"chat.handled",
	"chat.closed",
	"conversation.ended",
	"conversation.analysed",
	"contact.opted-out",
	"contact.opted-in",
];

/** Whether the event changes more than it carries: the contact, what is known, until when one may write. */
export function mustReadChatAgain({ whatsapp }: Pick<Chat, "whatsapp">, { type, data }: ConversationEvent): boolean {
	if (changesMore.includes(type)) return true;
	if (whatsapp === null || type !== "turn.added") return false;
	return eventSchemas["turn.added"].safeParse(data).data?.turn.who === "contact";
}
