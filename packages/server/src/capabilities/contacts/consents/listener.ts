import type { Channel, EventData } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import type { EventListener, StoredEvent } from "../../../platform/events/types.ts";
import type { ConsentsService, Wish } from "./service.ts";
import { wishesPeace } from "./wish.ts";

/** Whom a conversation is with, as far as that is known; null when there is none. */
export type WhoIsIn = (
	db: Queryable,
	conversationId: string,
) => Promise<{ contactId: string | null; phone: string | null; channel: Channel } | null>;

/** What somebody means who asks for peace there: calls, and where they were written to, messages. */
const meant = { voice: ["voice"], web: ["voice"], whatsapp: ["voice", "whatsapp"] } as const;
const sources = { voice: "call", web: "chat", whatsapp: "whatsapp" } as const;

/** Hears, in what contacts say and do on any channel, that they want to be left in peace. */
export function peaceListener(
	{ db }: Pick<Platform, "db">,
	consents: ConsentsService,
	whoIsIn: WhoIsIn,
): EventListener<"turn.added" | "contact.opted-out" | "contact.opted-in"> {
	async function heard({ conversationId, turn }: EventData<"turn.added">, event: StoredEvent): Promise<void> {
		if (turn.who !== "contact" || !wishesPeace(turn.generated)) return;
		await db.transaction(async (tx) => {
			const who = await whoIsIn(tx, conversationId);
			if (who === null) return;
			await consents.leaveInPeace(tx, {
				contactId: who.contactId,
				phones: who.phone === null ? [] : [who.phone],
				source: sources[who.channel],
				words: turn.generated,
				channels: meant[who.channel],
				at: event.at,
				conversationId,
				cause: `event/${event.id}`,
			});
		});
	}

	async function decided(data: EventData<"contact.opted-out">, event: StoredEvent): Promise<void> {
		const { contactId, conversationId, channel } = data;
		const wish: Wish = {
			contactId,
			phones: [],
			source: sources[channel],
			words: event.type === "contact.opted-out" ? "BAJA / STOP" : "ALTA / START",
			channels: event.type === "contact.opted-out" ? meant[channel] : [channel],
			at: event.at,
			conversationId,
			cause: `event/${event.id}`,
		};
		await db.transaction((tx) =>
			event.type === "contact.opted-out" ? consents.leaveInPeace(tx, wish) : consents.welcomeBack(tx, wish),
		);
	}

	return {
		name: "contacts.peace",
		types: ["turn.added", "contact.opted-out", "contact.opted-in"],
		handle: (event) =>
			event.type === "turn.added"
				? heard(event.data as EventData<"turn.added">, event)
				: decided(event.data as EventData<"contact.opted-out">, event),
	};
}
