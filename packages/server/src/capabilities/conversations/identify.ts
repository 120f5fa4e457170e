import { eq } from "drizzle-orm";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { conversations } from "./schema.ts";
import type { Clues, Contacts } from "./types.ts";

export async function identify(contacts: Contacts, tx: Transaction, id: string, clues: Clues): Promise<string | null> {
	const contact = await contacts.upsertByPhoneOrEmail(tx, clues).catch((error) => {
		if (error instanceof AppError && error.code === "validation-failed") return null;
		throw error;
	});
	if (contact === null) return null;
	const [before] = await tx
		.select({ contactId: conversations.contactId })
		.from(conversations)
		.where(eq(conversations.id, id))
		.for("update");
	if (!before || before.contactId === contact.id) return contact.id;
	if (before.contactId !== null) await contacts.countConversation(tx, before.contactId, -1);
	await tx.update(conversations).set({ contactId: contact.id }).where(eq(conversations.id, id));
	await contacts.countConversation(tx, contact.id, 1);
	return contact.id;
}
