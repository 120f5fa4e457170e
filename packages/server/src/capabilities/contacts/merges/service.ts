import type { Contact, ContactMerge } from "@centralita/contracts";
import { and, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { ContactMoveHook, Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { Principal } from "../../../platform/security/principal.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { contactConsents, contactIdentities, contactMerges, contactNotes, contacts } from "../schema.ts";
import {
	type ContactData,
	dataOf,
	deleteContact,
	insertContact,
	readContacts,
	setAddresses,
	updateContact,
} from "../store.ts";

/** What else is kept of contacts, and can be given from one to another. */
export type Movers = () => readonly { readonly name: string; readonly contactMove?: ContactMoveHook }[];

const dayMs = 86_400_000;
const undoDays = 30;
const mostAddresses = 10;
/** No contact ever has it. */
const noRevision = 0;

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
const without = (a: readonly string[], b: readonly string[]): string[] => a.filter((value) => !b.includes(value));

/** Who stays keeps what they have, and gets what they lack. */
const joined = (into: ContactData, from: ContactData): ContactData => ({
	name: into.name ?? from.name,
	locale: into.locale ?? from.locale,
	country: into.country ?? from.country,
	timeZone: into.timeZone ?? from.timeZone,
	externalId: into.externalId ?? from.externalId,
	phones: union(into.phones, from.phones),
	emails: union(into.emails, from.emails),
	tags: union(into.tags, from.tags),
	fields: { ...from.fields, ...into.fields },
});

/** Of each purpose and channel the newest statement counts, whoever's it was. */
async function recount(tx: Transaction, contactId: string): Promise<void> {
	await tx.execute(sql`update contact_consents set current = false where contact_id = ${contactId} and current`);
	await tx.execute(sql`
		update contact_consents set current = true where id in (
			select distinct on (purpose, channel) id from contact_consents
			where contact_id = ${contactId} order by purpose, channel, at desc, id desc)`);
}

const later = (a: string | null, b: string | null): Date | null => {
	const times = [a, b].flatMap((at) => (at === null ? [] : Date.parse(at)));
	return times.length === 0 ? null : new Date(Math.max(...times));
};

export type MergesService = ReturnType<typeof createMerges>;

export function createMerges({ clock, audit }: Pick<Platform, "clock" | "audit">, movers: Movers) {
	const now = () => new Date(clock.now());

	/** Both, held in one order, so that two merges wait for each other, not both. */
	async function hold(tx: Transaction, ids: readonly string[]): Promise<Map<string, Contact>> {
		await tx
			.select({ id: contacts.id })
			.from(contacts)
			.where(inArray(contacts.id, [...ids]))
			.orderBy(contacts.id)
			.for("update");
		return new Map((await readContacts(tx, ids)).map((contact) => [contact.id, contact]));
	}

	async function move(tx: Transaction, from: string, to: string): Promise<Record<string, readonly string[]>> {
		const moved: Record<string, readonly string[]> = {};
		for (const { name, contactMove } of movers()) {
			const ids = (await contactMove?.(tx, { from, to, only: null })) ?? [];
			if (ids.length > 0) moved[name] = ids;
		}
		return moved;
	}

	/** @throws AppError `not-found`, `conflict` for one and the same */
	async function merge(
		tx: Transaction,
		intoId: string,
		fromId: string,
		{ principal, ip }: { principal: Principal | null; ip: string },
	): Promise<Contact> {
		if (intoId === fromId) throw new AppError("conflict", "These are one and the same contact.");
		const held = await hold(tx, [intoId, fromId]);
		const [into, from] = [held.get(intoId), held.get(fromId)];
		if (!into || !from) throw new AppError("not-found", "There is no such contact.");
		const data = joined(dataOf(into), dataOf(from));
		if (data.phones.length > mostAddresses || data.emails.length > mostAddresses)
			throw new AppError("conflict", `Together they have more than ${mostAddresses} numbers or addresses.`);
		const at = now();
		const identities = await tx
			.update(contactIdentities)
			.set({ contactId: intoId })
			.where(eq(contactIdentities.contactId, fromId))
			.returning();
		const notes = await tx
			.update(contactNotes)
			.set({ contactId: intoId })
			.where(eq(contactNotes.contactId, fromId))
			.returning({ id: contactNotes.id });
		const consents = await tx
			.update(contactConsents)
			.set({ contactId: intoId, current: false })
			.where(eq(contactConsents.contactId, fromId))
			.returning({ id: contactConsents.id });
		await recount(tx, intoId);
		// Whoever had become part of them is part of the one who stays, who is no longer as that merge left them.
		const earlier = await tx
			.update(contactMerges)
			.set({ intoId, revision: noRevision })
			.where(eq(contactMerges.intoId, fromId))
			.returning({ id: contactMerges.id });
		const moved = await move(tx, fromId, intoId);
		await deleteContact(tx, fromId);
		await updateContact(tx, intoId, data, at);
		await setAddresses(tx, intoId, data);
		await tx
			.update(contacts)
			.set({
				conversations: sql`${contacts.conversations} + ${from.conversations}`,
				activeAt: later(into.activeAt, from.activeAt),
			})
			.where(eq(contacts.id, intoId));
		await tx.insert(contactMerges).values({
			id: uuidv7(at.getTime()),
			intoId,
			fromId,
			fromName: from.name,
			kept: {
				into,
				from,
				notes: notes.map(({ id }) => id),
				consents: consents.map(({ id }) => id),
				identities: identities.map(({ channel, account, externalId }) => ({ channel, account, externalId })),
				merges: earlier.map(({ id }) => id),
				moved,
			},
			revision: into.revision + 1,
			by: principal?.name ?? null,
			at,
		});
		await audit.record(tx, { principal, ip, action: "contact.merged", subject: intoId, detail: { from: fromId } });
		return read(tx, intoId);
	}

	async function read(query: Queryable, id: string): Promise<Contact> {
		const [contact] = await readContacts(query, [id]);
		if (!contact) throw new AppError("not-found", "There is no such contact.");
		return contact;
	}

	/**
	 * Both are there again. What the one who stayed was changed to since, and what has come to them since, stays theirs; a
	 * number or address that somebody else has by now does too.
	 * @throws AppError `not-found`, `gone` after 30 days, `conflict` when it was undone
	 */
	async function undo(
		tx: Transaction,
		mergeId: string,
		{ principal, ip }: { principal: Principal | null; ip: string },
	): Promise<Contact> {
		const [merged] = await tx.select().from(contactMerges).where(eq(contactMerges.id, mergeId)).for("update");
		if (!merged) throw new AppError("not-found", "There is no such merge.");
		if (merged.undoneAt !== null) throw new AppError("conflict", "This was taken back already.");
		if (clock.now() > merged.at.getTime() + undoDays * dayMs)
			throw new AppError("gone", `A merge can be taken back for ${undoDays} days.`);
		const { intoId, fromId, kept, revision } = merged;
		const into = (await hold(tx, [intoId])).get(intoId);
		if (!into) throw new AppError("not-found", "There is no such contact.");
		const at = now();
		const before = dataOf(kept.into);
		const current = dataOf(into);
		const theirs = dataOf(kept.from);
		const gained = {
			phones: without(theirs.phones, before.phones),
			emails: without(theirs.emails, before.emails),
		};
		const isUntouched = into.revision === revision;
		const staying: ContactData = isUntouched
			? before
			: {
					...current,
					phones: without(current.phones, gained.phones),
					emails: without(current.emails, gained.emails),
					externalId: current.externalId === theirs.externalId ? before.externalId : current.externalId,
				};
		await updateContact(tx, intoId, staying, at);
		await setAddresses(tx, intoId, staying);
		await insertContact(tx, fromId, theirs, at);
		await setAddresses(tx, fromId, theirs);
		let back = 0;
		for (const { name, contactMove } of movers()) {
			const only = kept.moved[name];
			if (only === undefined || contactMove === undefined) continue;
			const ids = await contactMove(tx, { from: intoId, to: fromId, only });
			if (name === "conversations") back = ids.length;
		}
		if (kept.notes.length > 0)
			await tx
				.update(contactNotes)
				.set({ contactId: fromId })
				.where(and(inArray(contactNotes.id, kept.notes), eq(contactNotes.contactId, intoId)));
		if (kept.consents.length > 0)
			await tx
				.update(contactConsents)
				.set({ contactId: fromId, current: false })
				.where(and(inArray(contactConsents.id, kept.consents), eq(contactConsents.contactId, intoId)));
		for (const { channel, account, externalId } of kept.identities)
			await tx
				.update(contactIdentities)
				.set({ contactId: fromId })
				.where(
					and(
						eq(contactIdentities.channel, channel),
						eq(contactIdentities.account, account),
						eq(contactIdentities.externalId, externalId),
						eq(contactIdentities.contactId, intoId),
					),
				);
		if (kept.merges.length > 0)
			await tx
				.update(contactMerges)
				.set({ intoId: fromId })
				.where(and(inArray(contactMerges.id, kept.merges), eq(contactMerges.intoId, intoId)));
		await recount(tx, intoId);
		await recount(tx, fromId);
		await tx
			.update(contacts)
			.set({ conversations: sql`greatest(${contacts.conversations} - ${back}, 0)` })
			.where(eq(contacts.id, intoId));
		const { activeAt, createdAt } = kept.from;
		await tx
			.update(contacts)
			.set({
				conversations: back,
				revision: kept.from.revision + 1,
				activeAt: activeAt === null ? null : new Date(activeAt),
				createdAt: new Date(createdAt),
			})
			.where(eq(contacts.id, fromId));
		await tx.update(contactMerges).set({ undoneAt: at }).where(eq(contactMerges.id, mergeId));
		await audit.record(tx, { principal, ip, action: "contact.unmerged", subject: intoId, detail: { from: fromId } });
		return read(tx, fromId);
	}

	/** Those that can be taken back, newest first. */
	async function list(query: Queryable, intoId: string): Promise<ContactMerge[]> {
		const rows = await query
			.select()
			.from(contactMerges)
			.where(and(eq(contactMerges.intoId, intoId), isNull(contactMerges.undoneAt)))
			.orderBy(desc(contactMerges.at))
			.limit(50);
		return rows
			.map(({ id, fromId, fromName, by, at }) => ({
				id,
				intoId,
				fromId,
				fromName,
				by,
				at: at.toISOString(),
				undoUntil: new Date(at.getTime() + undoDays * dayMs).toISOString(),
			}))
			.filter(({ undoUntil }) => Date.parse(undoUntil) > clock.now());
	}

	/** What can no longer be taken back is forgotten. */
	async function forget(tx: Transaction): Promise<void> {
		await tx.delete(contactMerges).where(lt(contactMerges.at, new Date(clock.now() - undoDays * dayMs)));
	}

	return { merge, undo, list, forget };
}
