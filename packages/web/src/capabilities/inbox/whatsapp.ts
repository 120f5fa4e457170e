import type { Chat } from "./chat.ts";

/** Why nothing of one's own may be written over WhatsApp at this moment; null when it may. */
export function whyNotFree({ whatsapp }: Pick<Chat, "whatsapp">, now: number): "closed" | "opted-out" | null {
	if (whatsapp === null) return null;
	if (whatsapp.silenced) return "opted-out";
	if (whatsapp.openUntil !== null && now < Date.parse(whatsapp.openUntil)) return null;
	return whatsapp.optedOut ? "opted-out" : "closed";
}
