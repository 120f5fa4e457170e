import type { ChatEvent, ConversationEvent, EventData, EventType } from "@centralita/contracts";

/** What the visitor is shown of an event of the conversation; null for what is not for them. */
export function presentChat({ type, data, at }: ConversationEvent): { name: string; data: ChatEvent } | null {
	const of = <T extends EventType>(_type: T) => data as EventData<T>;
	const event = ((): ChatEvent | null => {
		switch (type as EventType) {
			case "chat.replied": {
				const { reply, stage, buttons, step } = of("chat.replied");
				return { type: "reply", reply, stage, buttons, at, ...(step ? { step } : {}) };
			}
			case "turn.added": {
				const { turn } = of("turn.added");
				return turn.who === "contact" ? { type: "message", text: turn.heard, at } : null;
			}
			case "chat.answered": {
				const { text, name } = of("chat.answered");
				return { type: "agent-message", text, name, at };
			}
			case "chat.handled": {
				const { handler, name } = of("chat.handled");
				const stage = handler === "user" ? "agent" : handler === "queue" ? "waiting" : "problem";
				return { type: "handoff", stage, name, at };
			}
			case "ticket.created":
				return { type: "ticket", number: of("ticket.created").number, at };
			case "chat.closed":
				return { type: "closed", at };
			default:
				return null;
		}
	})();
	return event && { name: event.type, data: event };
}
