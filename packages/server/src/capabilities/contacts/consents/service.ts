import { type ConsentSource, type ContactChannel, contactPurposes, type DoNotCallReason } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import type { Principal } from "../../../platform/security/principal.ts";
import { lockContact } from "../store.ts";
import { addConsent, listNumbers, phonesOf, unlist } from "./store.ts";

/** Who wants to be left in peace, and where that was said. */
export type Wish = {
	contactId: string | null;
	/** Numbers besides those of the contact. */
	phones: readonly string[];
	source: ConsentSource;
	/** Their words. */
	words: string;
	channels: readonly ContactChannel[];
	at: Date;
	conversationId: string | null;
	/** The event that tells it: heeded once. */
	cause: string;
};

const longestProof = 1000;

export type ConsentsService = ReturnType<typeof createConsents>;

export function createConsents({ audit, events, clock }: Pick<Platform, "audit" | "events" | "clock">) {
	/** Puts numbers on the list; those that are there stay as they came. Returns how many are new. */
	async function list(
		tx: Transaction,
		phones: readonly string[],
		entry: {
			reason: DoNotCallReason;
			source: ConsentSource;
			note: string;
			at?: Date;
			conversationId?: string | null;
			contactId?: string | null;
		},
		principal: Principal | null,
		ip?: string,
	): Promise<number> {
		const { reason, source, note, at = new Date(clock.now()), conversationId = null, contactId = null } = entry;
		const by = principal?.name ?? null;
		const added = await listNumbers(tx, [...new Set(phones)], { reason, source, note, at, conversationId, by });
		for (const phone of added) {
			const detail = { reason, source, ...(conversationId === null ? {} : { conversation: conversationId }) };
			await audit.record(tx, {
				principal,
				action: "do-not-call.added",
				subject: phone,
				detail,
				...(ip === undefined ? {} : { ip }),
			});
		}
		if (added.length > 0) await events.append(tx, "contact.do-not-call", { contactId, listed: true, source });
		return added.length;
	}

	/** Every number of theirs goes on the list, and what they had agreed to is withdrawn. */
	async function leaveInPeace(tx: Transaction, wish: Wish): Promise<void> {
		const { contactId, source, words, channels, at, conversationId, cause } = wish;
		// Whoever is about to call them waits for this, or has asked before it.
		const isKnown = contactId !== null && (await lockContact(tx, contactId)) !== null;
		const theirs = isKnown ? await phonesOf(tx, contactId) : [];
		const entry = { reason: "asked", source, note: "", at, conversationId, contactId } as const;
		await list(tx, [...wish.phones, ...theirs], entry, null);
		if (!isKnown) return;
		const proof = words.slice(0, longestProof);
		for (const channel of channels)
			for (const purpose of contactPurposes)
				await addConsent(tx, contactId, { purpose, channel, state: "withdrawn", source, at, proof, by: null, cause });
	}

	/** Takes back what they said on that channel; what was put on the list for another reason stays. */
	async function welcomeBack(tx: Transaction, wish: Wish): Promise<void> {
		const { contactId, source, words, channels, at, cause } = wish;
		if (contactId === null) return;
		let gone = 0;
		for (const phone of await phonesOf(tx, contactId)) {
			if (!(await unlist(tx, phone, source))) continue;
			gone++;
			await audit.record(tx, { principal: null, action: "do-not-call.removed", subject: phone, detail: { source } });
		}
		if (gone > 0) await events.append(tx, "contact.do-not-call", { contactId, listed: false, source });
		// To be written to again is what they asked for; whether for advertising, they have not said.
		for (const channel of channels)
			await addConsent(tx, contactId, {
				purpose: "service",
				channel,
				state: "granted",
				source,
				at,
				proof: words.slice(0, longestProof),
				by: null,
				cause,
			});
	}

	return { list, leaveInPeace, welcomeBack };
}
