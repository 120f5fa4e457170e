import type { InboxWhatsapp } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import type { ChatSessionRow } from "../schema.ts";
import { readDeliveries } from "./outbox-store.ts";
import { personOf } from "./people.ts";
import { isSilenced, openUntil, optedOutError, requireOpen } from "./window.ts";

/** What the desk needs of the channel. */
export const whatsappDesk = (clock: Platform["clock"]) => ({
	/** Throws `window-closed` or `opted-out` where a person may not write to this chat's contact now. */
	async requireOpen(tx: Transaction, row: ChatSessionRow): Promise<void> {
		const person = row.channel === "whatsapp" ? await personOf(tx, row.conversationId) : null;
		if (person) requireOpen(person, clock.now());
	},
	/** Throws `opted-out` where the contact wants no message that they did not ask for. */
	async requireConsent(tx: Transaction, row: ChatSessionRow): Promise<void> {
		if ((await personOf(tx, row.conversationId))?.optedOutAt) throw optedOutError();
	},
	async view(db: Queryable, row: ChatSessionRow): Promise<InboxWhatsapp | null> {
		if (row.channel !== "whatsapp") return null;
		const person = await personOf(db, row.conversationId);
		if (!person) return { phone: null, openUntil: null, optedOut: false, silenced: false };
		const until = openUntil(person)?.toISOString() ?? null;
		const optedOut = person.optedOutAt !== null;
		return { phone: person.phone, openUntil: until, optedOut, silenced: isSilenced(person) };
	},
	deliveries: (db: Queryable, row: ChatSessionRow) =>
		row.channel === "whatsapp" ? readDeliveries(db, row.conversationId) : Promise.resolve({}),
});
