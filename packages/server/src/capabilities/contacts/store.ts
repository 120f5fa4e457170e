import type { Contact, ContactFieldValue, Locale } from "@centralita/contracts";
import { and, asc, eq, getTableColumns, inArray, notInArray, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { readPhone } from "./phones.ts";
import { placeOf, placeVersion } from "./places/place.ts";
import { contactEmails, contactIdentities, contactNotes, contactPhones, contacts } from "./schema.ts";
import { searchLexemes } from "./search.ts";

/** A name at a channel that needs no telephone number. */
export type Identity = { channel: string; account: string; externalId: string };

/** Normalised already: phones in E.164, addresses in lower case, neither twice. */
export type ContactData = {
	name: string | null;
	phones: string[];
	emails: string[];
	locale: Locale | null;
	/** As given; null for what follows from the number. */
	country: string | null;
	timeZone: string | null;
	tags: string[];
	fields: Record<string, ContactFieldValue>;
	externalId: string | null;
};

/** What a contact's data is, without what was derived of it. */
export const dataOf = (contact: Contact): ContactData => ({
	name: contact.name,
	phones: contact.phones,
	emails: contact.emails,
	locale: contact.locale,
	country: contact.country.source === "given" ? contact.country.value : null,
	timeZone: contact.timeZone.source === "given" ? contact.timeZone.value : null,
	tags: contact.tags,
	fields: contact.fields,
	externalId: contact.externalId,
});

const vector = (data: ContactData) =>
	sql<string>`array_to_tsvector(ARRAY[${sql.join(
		searchLexemes(data).map((lexeme) => sql`${lexeme}`),
		sql`, `,
	)}]::text[])`;

/** Contacts with all that belongs to them, in the order of `ids`. */
export async function readContacts(query: Queryable, ids: readonly string[]): Promise<Contact[]> {
	if (ids.length === 0) return [];
	const wanted = [...ids];
	const { search: _, ...columns } = getTableColumns(contacts);
	const rows = await query.select(columns).from(contacts).where(inArray(contacts.id, wanted));
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
	const phonesOf = grouped(phones, ({ phone }) => phone);
	const emailsOf = grouped(emails, ({ email }) => email);
	const notesOf = grouped(notes, ({ id, at, text, by }) => ({ id, at: at.toISOString(), text, by }));
	const byId = new Map(rows.map((row) => [row.id, row]));
	return wanted.flatMap((id) => {
		const row = byId.get(id);
		if (row === undefined) return [];
		return {
			id,
			revision: row.revision,
			name: row.name,
			phones: phonesOf.get(id) ?? [],
			emails: emailsOf.get(id) ?? [],
			locale: row.locale,
			country: { value: row.country, source: row.countrySource },
			timeZone: { value: row.timeZone, source: row.timeZoneSource },
			tags: row.tags,
			fields: row.fields,
			externalId: row.externalId,
			notes: notesOf.get(id) ?? [],
			conversations: row.conversations,
			activeAt: row.activeAt?.toISOString() ?? null,
			createdAt: row.createdAt.toISOString(),
			updatedAt: row.updatedAt.toISOString(),
		};
	});
}

function grouped<R extends { contactId: string }, T>(rows: readonly R[], read: (row: R) => T): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const group = groups.get(row.contactId);
		if (group) group.push(read(row));
		else groups.set(row.contactId, [read(row)]);
	}
	return groups;
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

/** What is stored of a contact's data in their row. */
function rowOf(data: ContactData, now: Date) {
	const { name, locale, tags, fields, externalId } = data;
	const [phone] = data.phones;
	const place = placeOf(phone === undefined ? null : readPhone(phone, ""), data, now.getTime());
	return { name, locale, tags, fields, externalId, ...place, placeVersion, search: vector(data), updatedAt: now };
}

export async function insertContact(tx: Transaction, id: string, data: ContactData, now: Date): Promise<void> {
	await tx.insert(contacts).values({ id, ...rowOf(data, now), createdAt: now });
}

/** The revision of a contact, who is held until the transaction ends; null when there is none. */
export async function lockContact(tx: Transaction, id: string): Promise<number | null> {
	const [row] = await tx
		.select({ revision: contacts.revision })
		.from(contacts)
		.where(eq(contacts.id, id))
		.for("update");
	return row?.revision ?? null;
}

export async function updateContact(tx: Transaction, id: string, data: ContactData, now: Date): Promise<void> {
	await tx
		.update(contacts)
		.set({ ...rowOf(data, now), revision: sql`${contacts.revision} + 1` })
		.where(eq(contacts.id, id));
}

/** Whether another contact has that name of another system. */
export async function isExternalIdTaken(tx: Transaction, id: string, externalId: string): Promise<boolean> {
	const rows = await tx.select({ id: contacts.id }).from(contacts).where(eq(contacts.externalId, externalId));
	return rows.some((row) => row.id !== id);
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
