import type { WhatsappReach } from "@centralita/contracts";
import { and, eq, isNull } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { chatSessions } from "../schema.ts";
import { peopleOfContact } from "./people.ts";
import type { PersonRow } from "./schema.ts";

/** Who has written agrees to be written to; of others somebody must have noted it. */
export const hasAgreed = ({ wroteAt, agreedAt }: Pick<PersonRow, "wroteAt" | "agreedAt">): boolean =>
	wroteAt !== null || agreedAt !== null;

async function openChatOf(db: Queryable, { conversationId }: PersonRow): Promise<string | null> {
	if (conversationId === null) return null;
	const [chat] = await db
		.select({ id: chatSessions.conversationId })
		.from(chatSessions)
		.where(and(eq(chatSessions.conversationId, conversationId), isNull(chatSessions.closedAt)));
	return chat?.id ?? null;
}

/** Where a contact with these numbers can be written to: whom the channel knows first, then numbers that it does not. */
export async function reachOf(
	db: Queryable,
	account: string,
	contactId: string,
	phones: readonly string[],
): Promise<WhatsappReach[]> {
	const known = (await peopleOfContact(db, contactId)).filter((person) => person.account === account);
	const reached = await Promise.all(
		known.map(async (person) => ({
			to: person.phone ?? person.id,
			phone: person.phone,
			agreed: hasAgreed(person),
			optedOut: person.optedOutAt !== null,
			conversationId: await openChatOf(db, person),
		})),
	);
	const unknown = phones.filter((phone) => !known.some((person) => person.phone === phone));
	return [
		...reached,
		...unknown.map((phone) => ({ to: phone, phone, agreed: false, optedOut: false, conversationId: null })),
	];
}
