import type { Contact, ContactSave, Locale } from "@centralita/contracts";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError, type FieldProblem } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { toE164 } from "./phones.ts";
import { contactNotes, contacts } from "./schema.ts";
import { searchQuery } from "./search.ts";
import {
	addIdentities,
	type ContactData,
	deleteContact,
	findIds,
	type Identity,
	idByEmail,
	idByIdentity,
	idByPhone,
	insertContact,
	readContacts,
	readNames,
	setAddresses,
	updateContact,
} from "./store.ts";

/** What somebody said or dialled; anything that is no number or address counts as not given. */
export type Clues = {
	name?: string | undefined;
	phone?: string | undefined;
	email?: string | undefined;
	/** What a channel calls them; it counts before number and address. */
	identities?: readonly Identity[] | undefined;
};

export type ContactsService = ReturnType<typeof createContactsService>;

export function createContactsService({ clock, config }: Pick<Platform, "clock" | "config">) {
	const country = config.defaultCountry;
	const now = () => new Date(clock.now());
	const phoneOf = (clues: Clues) => (clues.phone === undefined ? null : toE164(clues.phone, country));
	const emailOf = (clues: Clues) => clues.email?.trim().toLowerCase() || null;

	/** @throws AppError `validation-failed` for a number that cannot be one */
	function normalise(save: z.infer<typeof ContactSave>): ContactData {
		const fields: FieldProblem[] = [];
		const phones = save.phones.map((written, index) => {
			const phone = toE164(written, country);
			if (phone === null) fields.push({ path: `phones.${index}`, message: "is not a phone number" });
			return phone ?? written;
		});
		if (fields.length > 0) throw new AppError("validation-failed", "A phone number is not valid.", { fields });
		const emails = save.emails.map((email) => email.toLowerCase());
		return { name: save.name, locale: save.locale, phones: [...new Set(phones)], emails: [...new Set(emails)] };
	}

	async function get(query: Queryable, id: string): Promise<Contact> {
		const [contact] = await readContacts(query, [id]);
		if (contact === undefined) throw new AppError("not-found", "There is no such contact.");
		return contact;
	}

	async function put(tx: Transaction, id: string, data: ContactData): Promise<Contact> {
		const taken = await setAddresses(tx, id, data);
		const fields = [
			...taken.phones.map((phone) => ({ path: `phones.${data.phones.indexOf(phone)}`, message: "taken" })),
			...taken.emails.map((email) => ({ path: `emails.${data.emails.indexOf(email)}`, message: "taken" })),
		];
		if (fields.length > 0) {
			throw new AppError("conflict", "Another contact has this phone number or e-mail address.", { fields });
		}
		return get(tx, id);
	}

	/** Newest first; `before` is the last id of the page before, `q` part of a name, number or address. */
	async function list(
		query: Queryable,
		{ q, before, limit }: { q: string; before: string | null; limit: number },
	): Promise<Contact[]> {
		const search = searchQuery(q, country);
		if (search === null && q.trim() !== "") return [];
		return readContacts(query, await findIds(query, { search, before, limit }));
	}

	/** @throws AppError `validation-failed`, `conflict` */
	async function create(tx: Transaction, save: z.infer<typeof ContactSave>): Promise<Contact> {
		const data = normalise(save);
		const id = uuidv7(clock.now());
		await insertContact(tx, id, data, now());
		return put(tx, id, data);
	}

	/** @throws AppError `not-found`, `validation-failed`, `conflict` */
	async function replace(tx: Transaction, id: string, save: z.infer<typeof ContactSave>): Promise<Contact> {
		const data = normalise(save);
		if (!(await updateContact(tx, id, data, now()))) throw new AppError("not-found", "There is no such contact.");
		return put(tx, id, data);
	}

	/** By number, else by address, else by a name that fits one contact only. */
	async function findContact(query: Queryable, clues: Clues): Promise<Contact | null> {
		const id = await idByClues(query, clues);
		if (id !== null) return get(query, id);
		const search = clues.name === undefined ? null : searchQuery(clues.name, country);
		const named = search === null ? [] : await findIds(query, { search, before: null, limit: 2 });
		return named.length === 1 && named[0] !== undefined ? get(query, named[0]) : null;
	}

	async function idByClues(query: Queryable, clues: Clues): Promise<string | null> {
		const phone = phoneOf(clues);
		const email = emailOf(clues);
		const byIdentity = await idByIdentity(query, clues.identities ?? []);
		const byPhone = phone === null ? null : await idByPhone(query, phone);
		return byIdentity ?? byPhone ?? (email === null ? null : await idByEmail(query, email));
	}

	/**
	 * The contact with this number or address, completed with what it lacked; a new one when there is none. What is
	 * known already is never overwritten, and what belongs to another contact stays there.
	 * @throws AppError `validation-failed` without a valid number, an address, or what a channel calls them
	 */
	async function upsertByPhoneOrEmail(
		tx: Transaction,
		clues: Clues & { locale?: Locale | undefined },
	): Promise<Contact> {
		const phone = phoneOf(clues);
		const email = emailOf(clues);
		const identities = clues.identities ?? [];
		if (phone === null && email === null && identities.length === 0) {
			throw new AppError("validation-failed", "A contact is known by a phone number or an e-mail address.");
		}
		// Two calls from one new number at the same moment make one contact.
		const named = identities.map(({ channel, account, externalId }) => `${channel}/${account}/${externalId}`);
		for (const key of [...named, phone, email]) {
			if (key !== null) await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`contact/${key}`}, 0))`);
		}
		const known = await idByClues(tx, clues);
		const before = known === null ? null : await get(tx, known);
		const data: ContactData = {
			name: before?.name ?? (clues.name?.trim() || null),
			locale: before?.locale ?? clues.locale ?? null,
			phones: await withFree(before?.phones ?? [], phone, known, (value) => idByPhone(tx, value)),
			emails: await withFree(before?.emails ?? [], email, known, (value) => idByEmail(tx, value)),
		};
		if (known !== null) await addIdentities(tx, known, identities);
		if (before !== null && sameData(before, data)) return before;
		if (known !== null) {
			await updateContact(tx, known, data, now());
			return put(tx, known, data);
		}
		const id = uuidv7(clock.now());
		await insertContact(tx, id, data, now());
		await addIdentities(tx, id, identities);
		return put(tx, id, data);
	}

	/** A remark for people, e.g. what an assistant noted in a call. `by` is who is shown as its author. */
	async function addNote(tx: Transaction, contactId: string, text: string, by: string): Promise<void> {
		const at = now();
		await tx.insert(contactNotes).values({ id: uuidv7(at.getTime()), contactId, at, text, by });
		await tx.update(contacts).set({ updatedAt: at }).where(eq(contacts.id, contactId));
	}

	/** Counts a conversation that was had (`1`) or deleted (`-1`); does nothing for a contact that is gone. */
	async function countConversation(tx: Transaction, contactId: string, change: 1 | -1): Promise<void> {
		await tx
			.update(contacts)
			.set({ conversations: sql`greatest(${contacts.conversations} + ${change}, 0)` })
			.where(eq(contacts.id, contactId));
	}

	/** Removes all that is kept here about a person. */
	const erase = (tx: Transaction, contactId: string): Promise<void> => deleteContact(tx, contactId);

	return {
		get,
		names: readNames,
		list,
		create,
		replace,
		findContact,
		upsertByPhoneOrEmail,
		addNote,
		countConversation,
		erase,
	};
}

async function withFree(
	known: string[],
	value: string | null,
	contactId: string | null,
	ownerOf: (value: string) => Promise<string | null>,
): Promise<string[]> {
	if (value === null || known.includes(value)) return known;
	const owner = await ownerOf(value);
	return owner === null || owner === contactId ? [...known, value] : known;
}

const sameData = (before: Contact, data: ContactData): boolean =>
	before.name === data.name &&
	before.locale === data.locale &&
	before.phones.length === data.phones.length &&
	before.emails.length === data.emails.length;
