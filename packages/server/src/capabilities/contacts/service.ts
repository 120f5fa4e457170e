import type { Contact, ContactFilter, ContactPatch, ContactSave, Locale } from "@centralita/contracts";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError, type FieldProblem } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { mayContact } from "./consents/may-contact.ts";
import { forgetDetails, listedOf, phonesOf, readConsents } from "./consents/store.ts";
import { readFields } from "./fields/store.ts";
import { checkValue } from "./fields/values.ts";
import { isCountry, toE164 } from "./phones.ts";
import { isTimeZone, zonesOfCountry } from "./places/zones.ts";
import { contactNotes, contacts } from "./schema.ts";
import { findContacts, readSegment } from "./segments/store.ts";
import { whereOf } from "./segments/where.ts";
import {
	addIdentities,
	type ContactData,
	dataOf,
	deleteContact,
	type Identity,
	idByEmail,
	idByIdentity,
	idByPhone,
	insertContact,
	isExternalIdTaken,
	lockContact,
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

const nobody: ContactData = {
	name: null,
	phones: [],
	emails: [],
	locale: null,
	country: null,
	timeZone: null,
	tags: [],
	fields: {},
	externalId: null,
};

export type ContactsService = ReturnType<typeof createContactsService>;

export function createContactsService({ clock, config }: Pick<Platform, "clock" | "config">) {
	const country = config.defaultCountry;
	const now = () => new Date(clock.now());
	const phoneOf = (clues: Clues) => (clues.phone === undefined ? null : toE164(clues.phone, country));
	const emailOf = (clues: Clues) => clues.email?.trim().toLowerCase() || null;

	/**
	 * What was asked for, on top of what was there.
	 * @throws AppError `validation-failed` with each field that is wrong
	 */
	async function normalise(
		query: Queryable,
		before: ContactData,
		save: Omit<ContactPatch, "revision">,
	): Promise<ContactData> {
		const problems: FieldProblem[] = [];
		const phones = save.phones?.map((written, index) => {
			const phone = toE164(written, country);
			if (phone === null) problems.push({ path: `phones.${index}`, message: "is not a phone number" });
			return phone ?? written;
		});
		if (save.country && !isCountry(save.country)) problems.push({ path: "country", message: "is not a country" });
		if (save.timeZone && !isTimeZone(save.timeZone)) problems.push({ path: "timeZone", message: "is not a time zone" });
		const fields = { ...before.fields };
		const defined = save.fields === undefined ? [] : await readFields(query);
		for (const [key, value] of Object.entries(save.fields ?? {})) {
			const field = defined.find((one) => one.key === key);
			if (value === null) delete fields[key];
			else if (field === undefined) problems.push({ path: `fields.${key}`, message: "there is no such field" });
			else {
				const read = checkValue(field, value);
				if ("problem" in read) problems.push({ path: `fields.${key}`, message: read.problem });
				else fields[key] = read.value;
			}
		}
		if (problems.length > 0)
			throw new AppError("validation-failed", "Something about the contact is not valid.", { fields: problems });
		const emails = save.emails?.map((email) => email.toLowerCase());
		const { name = before.name, locale = before.locale, tags = before.tags, externalId = before.externalId } = save;
		return {
			name,
			locale,
			tags,
			externalId,
			country: save.country === undefined ? before.country : save.country,
			timeZone: save.timeZone === undefined ? before.timeZone : save.timeZone,
			fields,
			phones: [...new Set(phones ?? before.phones)],
			emails: [...new Set(emails ?? before.emails)],
		};
	}

	async function get(query: Queryable, id: string): Promise<Contact> {
		const [contact] = await readContacts(query, [id]);
		if (contact === undefined) throw new AppError("not-found", "There is no such contact.");
		return contact;
	}

	async function requireFree(tx: Transaction, id: string, { externalId }: ContactData): Promise<void> {
		if (externalId !== null && (await isExternalIdTaken(tx, id, externalId)))
			throw new AppError("conflict", "Another contact has this external id.", {
				fields: [{ path: "externalId", message: "taken" }],
			});
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

	/** @throws AppError `validation-failed`, `conflict` */
	async function create(tx: Transaction, save: z.infer<typeof ContactSave>): Promise<Contact> {
		const data = await normalise(tx, nobody, save);
		const id = uuidv7(clock.now());
		await requireFree(tx, id, data);
		await insertContact(tx, id, data, now());
		return put(tx, id, data);
	}

	/**
	 * Only what is in `change` becomes another.
	 * @throws AppError `not-found`, `validation-failed`, `conflict`, `revision-conflict`
	 */
	async function patch(
		tx: Transaction,
		id: string,
		{ revision, ...change }: Omit<ContactPatch, "revision"> & { revision?: number },
	): Promise<Contact> {
		const held = await lockContact(tx, id);
		if (held === null) throw new AppError("not-found", "There is no such contact.");
		if (revision !== undefined && revision !== held)
			throw new AppError("revision-conflict", "Somebody else has changed this contact meanwhile. Load it again.");
		const data = await normalise(tx, dataOf(await get(tx, id)), change);
		await requireFree(tx, id, data);
		await updateContact(tx, id, data, now());
		return put(tx, id, data);
	}

	/** Whom a segment and a filter find, newest first; `before` is the last id of the page before. */
	async function chosen(
		query: Queryable,
		{ segmentId, filter = {} }: { segmentId?: string | undefined; filter?: ContactFilter | undefined },
		page: { before: string | null; limit: number },
	): Promise<Contact[]> {
		const segment = segmentId === undefined ? {} : (await readSegment(query, segmentId)).filter;
		const where = and(whereOf(filter, country), whereOf(segment, country));
		return readContacts(query, await findContacts(query, where, page));
	}

	/** By number, else by address, else by a name that fits one contact only. */
	async function findContact(query: Queryable, clues: Clues): Promise<Contact | null> {
		const id = await idByClues(query, clues);
		if (id !== null) return get(query, id);
		if (!clues.name?.trim()) return null;
		const named = await findContacts(query, whereOf({ q: clues.name }, country), { before: null, limit: 2 });
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
		const completed = async (base: ContactData): Promise<ContactData> => ({
			...base,
			name: base.name ?? (clues.name?.trim() || null),
			locale: base.locale ?? clues.locale ?? null,
			phones: await withFree(base.phones, phone, known, (value) => idByPhone(tx, value)),
			emails: await withFree(base.emails, email, known, (value) => idByEmail(tx, value)),
		});
		if (known !== null) {
			await addIdentities(tx, known, identities);
			await touch(tx, known);
			const before = await get(tx, known);
			if (sameData(before, await completed(dataOf(before)))) return before;
			// What somebody else saves at the same moment is not lost.
			await lockContact(tx, known);
			const data = await completed(dataOf(await get(tx, known)));
			await updateContact(tx, known, data, now());
			return put(tx, known, data);
		}
		const data = await completed(nobody);
		const id = uuidv7(clock.now());
		await insertContact(tx, id, data, now());
		await addIdentities(tx, id, identities);
		return put(tx, id, data);
	}

	/** They were looked after; to the hour, so that a lively contact is not written at each step. */
	async function touch(tx: Transaction, contactId: string): Promise<void> {
		const at = now();
		const hourAgo = new Date(at.getTime() - 3_600_000);
		await tx
			.update(contacts)
			.set({ activeAt: at })
			.where(and(eq(contacts.id, contactId), or(isNull(contacts.activeAt), lt(contacts.activeAt, hourAgo))));
	}

	/** A remark for people, e.g. what an assistant noted in a call. `by` is who is shown as its author. */
	async function addNote(tx: Transaction, contactId: string, text: string, by: string): Promise<void> {
		const at = now();
		await tx.insert(contactNotes).values({ id: uuidv7(at.getTime()), contactId, at, text, by });
		await tx.update(contacts).set({ updatedAt: at }).where(eq(contacts.id, contactId));
	}

	/** Takes a remark away. */
	async function removeNote(tx: Transaction, contactId: string, noteId: string): Promise<void> {
		const rows = await tx
			.delete(contactNotes)
			.where(and(eq(contactNotes.id, noteId), eq(contactNotes.contactId, contactId)))
			.returning({ id: contactNotes.id });
		if (rows.length === 0) throw new AppError("not-found", "There is no such note.");
	}

	/** Counts a conversation that was had (`1`) or deleted (`-1`); does nothing for a contact that is gone. */
	async function countConversation(tx: Transaction, contactId: string, change: 1 | -1): Promise<void> {
		await tx
			.update(contacts)
			.set({
				conversations: sql`greatest(${contacts.conversations} + ${change}, 0)`,
				...(change === 1 ? { activeAt: now() } : {}),
			})
			.where(eq(contacts.id, contactId));
	}

	/** Removes all that is kept here about a person; that a number of theirs must not be called stays. */
	async function erase(tx: Transaction, contactId: string): Promise<void> {
		await forgetDetails(tx, await phonesOf(tx, contactId));
		await deleteContact(tx, contactId);
	}

	/** A copy of all that is kept here about a person. */
	async function personalData(query: Queryable, contactId: string): Promise<unknown> {
		const contact = await get(query, contactId);
		const consents = await readConsents(query, contactId);
		return { ...contact, consents, doNotCall: await listedOf(query, contact.phones) };
	}

	return {
		get,
		names: readNames,
		/** The company's own fields. */
		fields: readFields,
		/** The hours that it may be where somebody is: one where their zone is known, else those of their country; none where that is not known either. */
		possibleZones: ({
			country: { value: where },
			timeZone,
		}: Pick<Contact, "country" | "timeZone">): readonly string[] =>
			timeZone.value !== null ? [timeZone.value] : where === null ? [] : zonesOfCountry(where, clock.now()),
		/** Whether any of these numbers is on the do-not-call list. */
		isListed: async (query: Queryable, phones: readonly string[]): Promise<boolean> =>
			(await listedOf(query, [...phones])).length > 0,
		chosen,
		create,
		patch,
		findContact,
		upsertByPhoneOrEmail,
		addNote,
		removeNote,
		countConversation,
		erase,
		personalData,
		/** Whether somebody may be called or written to at this moment; it fails closed. */
		mayContact,
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
