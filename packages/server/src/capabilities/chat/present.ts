import type { ChatEvent, ConversationEvent, EventData, EventType } from "@centralita/contracts";
import { imagePath, isPicture } from "./images/keys.ts";

/** What the visitor is shown of an event of the conversation; null for what is not for them. */
export function presentChat({ type, data, at }: ConversationEvent): { name: string; data: ChatEvent } | null {
	const of = <T extends EventType>(_type: T) => data as EventData<T>;
	const event = ((): ChatEvent | null => {
		switch (type as EventType) {
			case "chat.replied": {
				const { turnId, reply, stage, buttons, step, allowWhatsapp } = of("chat.replied");
				const also = { ...(step ? { step } : {}), ...(allowWhatsapp ? { allowWhatsapp } : {}) };
				return { type: "reply", turnId, reply, stage, buttons, at, ...also };
			}
			case "turn.added": {
				const { turn } = of("turn.added");
				// A picture has an event of its own.
				if (turn.who !== "contact" || isPicture(turn)) return null;
				return { type: "message", turnId: turn.id, text: turn.heard, at };
			}
			case "chat.answered": {
				const { turnId, text, name, picture } = of("chat.answered");
				const also = picture ? { imageUrl: imagePath(turnId) } : {};
				return { type: "agent-message", turnId, text, name, at, ...also };
			}
			case "chat.handled": {
				const { handler, name } = of("chat.handled");
				const stage = handler === "user" ? "agent" : handler === "queue" ? "waiting" : "problem";
				return { type: "handoff", stage, name, at };
			}
			case "ticket.created":
				return { type: "ticket", number: of("ticket.created").number, at };
			case "chat.image": {
				const { imageId, status, analysis, reply, turnId, by } = of("chat.image");
				// One that is sent to them is told as it is sent.
				if (by !== undefined) return null;
				const imageUrl = imagePath(imageId);
				if (status === "queued") return { type: "message", turnId: imageId, text: reply, imageUrl, at };
				return {
					type: "analysis",
					imageId,
					imageUrl,
					status,
					reply,
					at,
					...(turnId ? { turnId } : {}),
					...(analysis ? { analysis } : {}),
				};
			}
			case "chat.closed":
				// What ended in silence is open to its visitor.
				return of("chat.closed").quiet ? null : { type: "closed", at };
			default:
				return null;
		}
	})();
	return event && { name: event.type, data: event };
}
