import type { ContactChannel, ContactPurpose, ContactRefusal } from "@centralita/contracts";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../../platform/db/types.ts";
import { toE164 } from "../phones.ts";
import { contactConsents, contacts } from "../schema.ts";
import { listedOf, phonesOf } from "./store.ts";

/** Who may be contacted for these only after they agreed to it; for the others, until they say that they do not want it. */
const needsConsent: ReadonlySet<ContactPurpose> = new Set(["marketing", "survey"]);
const byNumber: ReadonlySet<ContactChannel> = new Set(["voice", "sms", "whatsapp"]);

export type ContactAttempt = {
	contactId: string | null;
	/** E.164. It may be null where the channel needs none. */
	phone: string | null;
	channel: ContactChannel;
	purpose: ContactPurpose;
};
export type MayContact = { allowed: true; reason: null } | { allowed: false; reason: ContactRefusal };

const refuse = (reason: ContactRefusal): MayContact => ({ allowed: false, reason });

/**
 * Whether somebody may be contacted at this moment. Ask in the transaction that decides to, just before: the contact is
 * held, so that a wish that is being written down is waited for. Whatever cannot be told is a refusal, and a database
 * that does not answer rejects.
 */
export async function mayContact(tx: Transaction, attempt: ContactAttempt): Promise<MayContact> {
	const { contactId, phone, channel, purpose } = attempt;
	if (contactId === null) return refuse("unknown-contact");
	const [contact] = await tx.select({ id: contacts.id }).from(contacts).where(eq(contacts.id, contactId)).for("share");
	if (!contact) return refuse("unknown-contact");
	if (byNumber.has(channel)) {
		if (phone === null || toE164(phone, "") !== phone) return refuse("invalid-number");
		const phones = await phonesOf(tx, contactId);
		if (!phones.includes(phone)) return refuse("not-their-number");
		// A wish to be left in peace is of the person: it holds for each of their numbers.
		if ((await listedOf(tx, phones)).length > 0) return refuse("do-not-call");
	}
	const [consent] = await tx
		.select({ state: contactConsents.state })
		.from(contactConsents)
		.where(
			and(
				eq(contactConsents.contactId, contactId),
				eq(contactConsents.purpose, purpose),
				eq(contactConsents.channel, channel),
				eq(contactConsents.current, true),
			),
		);
	if (consent?.state === "withdrawn") return refuse("withdrawn");
	if (consent === undefined && needsConsent.has(purpose)) return refuse("no-consent");
	return { allowed: true, reason: null };
}
