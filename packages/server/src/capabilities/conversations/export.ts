import { ConversationDetail, ConversationEvent } from "@centralita/contracts";
import { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { toConversationEvent } from "../../platform/events/index.ts";
import { createVault, maskTexts, type Originals } from "../../platform/masking/index.ts";
import type { Conversations } from "./service.ts";

export const ConversationExport = z.object({
	exportedAt: z.iso.datetime(),
	conversation: ConversationDetail,
	events: z.array(ConversationEvent),
});
type ConversationExport = z.infer<typeof ConversationExport>;

const batch = 500;

/** One conversation with all that is known of it. Rejects with `not-found`. */
export async function exportConversation(
	{ events, clock }: Pick<Platform, "events" | "clock">,
	service: Conversations,
	db: Queryable,
	id: string,
): Promise<ConversationExport> {
	const conversation = await service.get(db, id);
	const found: ConversationEvent[] = [];
	for (;;) {
		const next = await events.ofConversation(db, id, found.at(-1)?.number ?? 0, batch);
		found.push(...next.map(toConversationEvent));
		if (next.length < batch) break;
	}
	return { exportedAt: new Date(clock.now()).toISOString(), conversation, events: found };
}

/**
 * The same with numbered placeholders, and what stands behind them. What only grows is numbered first: so a placeholder
 * means the same in every export after the end.
 */
export function maskedExport(
	found: ConversationExport,
	country: string,
): { exported: ConversationExport; originals: Originals } {
	const vault = createVault(country);
	maskTexts([found.conversation.transcript, found.events], vault.mask);
	const exported = ConversationExport.parse(maskTexts(found, vault.mask));
	return { exported, originals: vault.originals() };
}
