import type { Contact, Locale } from "@centralita/contracts";
import { and, asc, desc, eq, inArray, lt, notInArray, type SQL, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { contactEmails, contactIdentities, contactNotes, contactPhones, contacts } from "./schema.ts";
import { searchLexemes } from "./search.ts";

/** A name at a channel that needs no telephone number. */
export type Identity = { channel: string; account: string; externalId: string };

/** Normalised already: phones in E.164, addresses in lower case, neither twice. */
export type ContactData = { name: string | null; phones: string[]; emails: string[]; locale: Locale | null };

const vector = (data: ContactData) =>
	sql<string>`array_to_tsvector(ARRAY[${sql.join(
		searchLexemes(data).map((lexeme) => sql`${lexeme}`),
		sql`, `,
	)}]::text[])`;

/** Contacts with all that belongs to them, in the order of `ids`. */
export async function readContacts(query: Queryable, ids: readonly string[]): Promise<Contact[]> {
	if (ids.length === 0) return [];
	const wanted = [...ids];
	const rows = await query.select().from(contacts).where(inArray(contacts.id, wanted));
	const phones = await query
		.select()
		.from(contactPhones)
		.where(inArray(contactPhones.contactId, wanted))
		.orderBy(asc(contactPhones.position));
	const emails = await query
		.select()
		.from(contactEmails)
		.where(inArray(contactEmails.contactId, wanted))
		.orderBy(asc(contactEmails.position));
	const notes = await query
		.select()
		.from(contactNotes)
		.where(inArray(contactNotes.contactId, wanted))
		.orderBy(asc(contactNotes.id));
	const byId = new Map(rows.map((row) => [row.id, row]));
	return wanted.flatMap((id) => {
		const row = byId.get(id);
		if (row === undefined) return [];
		return {
			id,
			name: row.name,
			phones: phones.filter(({ contactId }) => contactId === id).map(({ phone }) => phone),
			emails: emails.filter(({ contactId }) => contactId === id).map(({ email }) => email),
			locale: row.locale,
			notes: notes
				.filter(({ contactId }) => contactId === id)
				.map(({ at, text, by }) => ({ at: at.toISOString(), text, by })),
			conversations: row.conversations,
			createdAt: row.createdAt.toISOString(),
			updatedAt: row.updatedAt.toISOString(),
		};
	});
}

/** Names by id, of those that exist. */
export async function readNames(query: Queryable, ids: readonly string[]): Promise<Map<string, string | null>> {
	if (ids.length === 0) return new Map();
	const rows = await query
		.select({ id: contacts.id, name: contacts.name })
		.from(contacts)
		.where(inArray(contacts.id, [...ids]));
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Ids, newest contact first; `search` is a tsquery, `before` the last id of the page before. */
export async function findIds(
	query: Queryable,
	{ search, before, limit }: { search: string | null; before: string | null; limit: number },
): Promise<string[]> {
	const conditions: SQL[] = [];
	if (search !== null) conditions.push(sql`${contacts.search} @@ ${search}::tsquery`);
	if (before !== null) conditions.push(lt(contacts.id, before));
	const rows = await query
		.select({ id: contacts.id })
		.from(contacts)
		.where(and(...conditions))
		.orderBy(desc(contacts.id))
		.limit(limit);
	return rows.map(({ id }) => id);
}

export async function idByPhone(query: Queryable, phone: string): Promise<string | null> {
	const [row] = await query.select().from(contactPhones).where(eq(contactPhones.phone, phone));
	return row?.contactId ?? null;
}

export async function idByEmail(query: Queryable, email: string): Promise<string | null> {
	const [row] = await query.select().from(contactEmails).where(eq(contactEmails.email, email));
	return row?.contactId ?? null;
}

/** The contact that has one of these names. */
export async function idByIdentity(query: Queryable, identities: readonly Identity[]): Promise<string | null> {
	for (const { channel, account, externalId } of identities) {
		const [row] = await query
			.select({ contactId: contactIdentities.contactId })
			.from(contactIdentities)
			.where(
				and(
					eq(contactIdentities.channel, channel),
					eq(contactIdentities.account, account),
					eq(contactIdentities.externalId, externalId),
				),
			);
		if (row) return row.contactId;
	}
	return null;
}

/** What another contact is called stays theirs. */
export async function addIdentities(
	tx: Transaction,
	contactId: string,
	identities: readonly Identity[],
): Promise<void> {
	if (identities.length === 0) return;
	await tx
		.insert(contactIdentities)
		.values(identities.map((identity) => ({ ...identity, contactId })))
		.onConflictDoNothing();
}

export async function insertContact(tx: Transaction, id: string, data: ContactData, now: Date): Promise<void> {
	const { name, locale } = data;
	await tx.insert(contacts).values({ id, name, locale, search: vector(data), createdAt: now, updatedAt: now });
}

/** Whether there is such a contact. */
export async function updateContact(tx: Transaction, id: string, data: ContactData, now: Date): Promise<boolean> {
	const { name, locale } = data;
	const rows = await tx
		.update(contacts)
		.set({ name, locale, search: vector(data), updatedAt: now })
		.where(eq(contacts.id, id))
		.returning({ id: contacts.id });
	return rows.length > 0;
}

/** Makes numbers and addresses of a contact exactly those given; returns the ones that belong to somebody else. */
export async function setAddresses(
	tx: Transaction,
	contactId: string,
	{ phones, emails }: Pick<ContactData, "phones" | "emails">,
): Promise<{ phones: string[]; emails: string[] }> {
	await tx
		.delete(contactPhones)
		.where(
			and(
				eq(contactPhones.contactId, contactId),
				phones.length > 0 ? notInArray(contactPhones.phone, phones) : undefined,
			),
		);
	await tx
		.delete(contactEmails)
		.where(
			and(
				eq(contactEmails.contactId, contactId),
				emails.length > 0 ? notInArray(contactEmails.email, emails) : undefined,
			),
		);
	const taken = { phones: [] as string[], emails: [] as string[] };
	for (const [position, phone] of phones.entries()) {
		const rows = await tx
			.insert(contactPhones)
			.values({ phone, contactId, position })
			.onConflictDoUpdate({
				target: contactPhones.phone,
				set: { position },
				setWhere: eq(contactPhones.contactId, contactId),
			})
			.returning({ phone: contactPhones.phone });
		if (rows.length === 0) taken.phones.push(phone);
	}
	for (const [position, email] of emails.entries()) {
		const rows = await tx
			.insert(contactEmails)
			.values({ email, contactId, position })
			.onConflictDoUpdate({
				target: contactEmails.email,
				set: { position },
				setWhere: eq(contactEmails.contactId, contactId),
			})
			.returning({ email: contactEmails.email });
		if (rows.length === 0) taken.emails.push(email);
	}
	return taken;
}

export async function deleteContact(tx: Transaction, id: string): Promise<void> {
	await tx.delete(contacts).where(eq(contacts.id, id));
}
