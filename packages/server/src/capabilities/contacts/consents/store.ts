import type {
	ConsentSource,
	ContactConsent,
	ContactConsentSave,
	DoNotCallEntry,
	DoNotCallReason,
} from "@centralita/contracts";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { contactConsents, contactPhones, doNotCall } from "../schema.ts";

export type NewConsent = Omit<z.infer<typeof ContactConsentSave>, "at"> & {
	at: Date;
	source: ConsentSource;
	by: string | null;
	/** What it was taken from, when that may be read twice. */
	cause?: string;
};

/** Newest first. */
export async function readConsents(query: Queryable, contactId: string): Promise<ContactConsent[]> {
	const rows = await query
		.select()
		.from(contactConsents)
		.where(eq(contactConsents.contactId, contactId))
		.orderBy(desc(contactConsents.at), desc(contactConsents.id))
		.limit(200);
	return rows.map(({ contactId: _, cause: __, at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}

/** What was said earlier than what is known stays history: the newest counts, in whichever order they are told. */
export async function addConsent(tx: Transaction, contactId: string, consent: NewConsent): Promise<void> {
	const { purpose, channel, at, cause = null } = consent;
	const same = and(
		eq(contactConsents.contactId, contactId),
		eq(contactConsents.purpose, purpose),
		eq(contactConsents.channel, channel),
	);
	const [known] = await tx
		.select({ at: contactConsents.at })
		.from(contactConsents)
		.where(and(same, eq(contactConsents.current, true)))
		.for("update");
	if (cause !== null) {
		const told = await tx
			.select({ id: contactConsents.id })
			.from(contactConsents)
			.where(and(same, eq(contactConsents.cause, cause)));
		if (told.length > 0) return;
	}
	const current = known === undefined || known.at <= at;
	if (current)
		await tx
			.update(contactConsents)
			.set({ current: false })
			.where(and(same, eq(contactConsents.current, true)));
	await tx.insert(contactConsents).values({ ...consent, id: uuidv7(at.getTime()), contactId, cause, current });
}

export async function phonesOf(query: Queryable, contactId: string): Promise<string[]> {
	const rows = await query
		.select({ phone: contactPhones.phone })
		.from(contactPhones)
		.where(eq(contactPhones.contactId, contactId));
	return rows.map(({ phone }) => phone);
}

export type NewEntry = {
	reason: DoNotCallReason;
	source: ConsentSource;
	note: string;
	by: string | null;
	at: Date;
	conversationId: string | null;
};

/** Who is on the list already stays there as they came. Returns those that are new. */
export async function listNumbers(tx: Transaction, phones: readonly string[], entry: NewEntry): Promise<string[]> {
	if (phones.length === 0) return [];
	const rows = await tx
		.insert(doNotCall)
		.values(phones.map((phone) => ({ ...entry, phone })))
		.onConflictDoNothing()
		.returning({ phone: doNotCall.phone });
	return rows.map(({ phone }) => phone);
}

export async function listedOf(query: Queryable, phones: readonly string[]): Promise<string[]> {
	if (phones.length === 0) return [];
	const rows = await query
		.select({ phone: doNotCall.phone })
		.from(doNotCall)
		.where(inArray(doNotCall.phone, [...phones]));
	return rows.map(({ phone }) => phone);
}

const shown = (row: typeof doNotCall.$inferSelect): DoNotCallEntry => ({ ...row, at: row.at.toISOString() });

export async function readEntry(query: Queryable, phone: string): Promise<DoNotCallEntry | null> {
	const [row] = await query.select().from(doNotCall).where(eq(doNotCall.phone, phone));
	return row ? shown(row) : null;
}

export async function unlist(tx: Transaction, phone: string, source?: ConsentSource): Promise<boolean> {
	const rows = await tx
		.delete(doNotCall)
		.where(and(eq(doNotCall.phone, phone), source === undefined ? undefined : eq(doNotCall.source, source)))
		.returning({ phone: doNotCall.phone });
	return rows.length > 0;
}

/** Newest first; `digits` is a part of the number, `before` the last entry of the page before. */
export async function readEntries(
	query: Queryable,
	{ digits, before, limit }: { digits: string; before: { at: string; phone: string } | null; limit: number },
): Promise<DoNotCallEntry[]> {
	const rows = await query
		.select()
		.from(doNotCall)
		.where(
			and(
				digits === "" ? undefined : sql`${doNotCall.phone} like ${`%${digits}%`}`,
				before === null
					? undefined
					: sql`(${doNotCall.at}, ${doNotCall.phone}) < (${before.at}::timestamptz, ${before.phone})`,
			),
		)
		.orderBy(desc(doNotCall.at), desc(doNotCall.phone))
		.limit(limit);
	return rows.map(shown);
}

/** Of a person who is erased only the number and why it must not be called is kept. */
export async function forgetDetails(tx: Transaction, phones: readonly string[]): Promise<void> {
	if (phones.length === 0) return;
	await tx
		.update(doNotCall)
		.set({ note: "", by: null, conversationId: null })
		.where(inArray(doNotCall.phone, [...phones]));
}
