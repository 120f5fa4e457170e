import type { ChatEvent, DeskPassing } from "@centralita/contracts";
import type { Relay } from "../../platform/relay/index.ts";
import { deskTopic, typingTopic } from "./topics.ts";

type Teller = Pick<Relay, "publish">;

const json = (value: ChatEvent | DeskPassing): Buffer => Buffer.from(JSON.stringify(value));

export const tellDesk = (relay: Teller, conversationId: string, passing: DeskPassing): void =>
	relay.publish(deskTopic(conversationId), json(passing));

/** Tells whoever looks at a chat now that somebody is writing in it; the visitor is not told of themselves. */
export function tellTyping(
	relay: Teller,
	conversationId: string,
	who: "contact" | "assistant" | "user",
	user: { id: string; name: string } | null,
): void {
	tellDesk(relay, conversationId, { type: "typing", who, user });
	if (who !== "contact")
		relay.publish(typingTopic(conversationId), json({ type: "typing", who, name: user?.name ?? null }));
}
