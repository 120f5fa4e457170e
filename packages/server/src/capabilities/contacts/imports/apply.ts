import type { ContactImportCounts, ContactImportOptions } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { readPhone } from "../phones.ts";
import { placeOf } from "../places/place.ts";
import { type ContactData, dataOf, readContacts } from "../store.ts";
import { type Changed, consentMany, insertMany, listMany, updateMany, type Written } from "./bulk.ts";
import type { CellProblem, ImportRow, RefusedRow } from "./read-row.ts";

export type Applied = Omit<ContactImportCounts, "rows" | "problems"> & { refused: RefusedRow[] };

/** Who has these numbers, addresses and ids: contacts by `phone:+54…`, `email:…`, `externalId:…`. */
async function ownersOf(query: Queryable, rows: readonly ImportRow[]): Promise<Map<string, string>> {
	const phones = rows.flatMap((row) => row.phones);
	const emails = rows.flatMap((row) => row.emails);
	const externalIds = rows.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
	const { rows: found } = await query.execute<{ what: string; id: string }>(sql`
		select 'phone:' || phone as what, contact_id as id from contact_phones where phone = any(${sql.param(phones)}::text[])
		union all select 'email:' || email, contact_id from contact_emails where email = any(${sql.param(emails)}::text[])
		union all select 'externalId:' || external_id, id from contacts where external_id = any(${sql.param(externalIds)}::text[])`);
	return new Map(found.map(({ what, id }) => [what, id]));
}

const namesOf = (row: ImportRow): [string, CellProblem["problem"]][] => [
	...row.phones.map((phone): [string, CellProblem["problem"]] => [`phone:${phone}`, "phone-taken"]),
	...row.emails.map((email): [string, CellProblem["problem"]] => [`email:${email}`, "email-taken"]),
	...(row.externalId === null
		? []
		: [[`externalId:${row.externalId}`, "external-id-taken"] as [string, CellProblem["problem"]]]),
];

const union = (before: readonly string[], more: readonly string[]): string[] => [...new Set([...before, ...more])];

/** What a contact becomes with a row: `replace`, or complete what is missing. */
function merged(before: ContactData, row: ImportRow, replace: boolean): ContactData {
	const pick = <T>(old: T | null, given: T | null): T | null =>
		given !== null && (replace || old === null) ? given : old;
	return {
		name: pick(before.name, row.name),
		locale: pick(before.locale, row.locale),
		country: pick(before.country, row.country),
		timeZone: pick(before.timeZone, row.timeZone),
		externalId: pick(before.externalId, row.externalId),
		phones: union(before.phones, row.phones),
		emails: union(before.emails, row.emails),
		tags: union(before.tags, row.tags),
		fields: replace ? { ...before.fields, ...row.fields } : { ...row.fields, ...before.fields },
	};
}

const same = (a: ContactData, b: ContactData): boolean =>
	a.name === b.name &&
	a.locale === b.locale &&
	a.country === b.country &&
	a.timeZone === b.timeZone &&
	a.externalId === b.externalId &&
	a.phones.length === b.phones.length &&
	a.emails.length === b.emails.length &&
	a.tags.length === b.tags.length &&
	Object.keys(a.fields).length === Object.keys(b.fields).length &&
	Object.entries(a.fields).every(([key, value]) => b.fields[key] === value);

const asData = (row: ImportRow): ContactData => ({
	name: row.name,
	phones: row.phones,
	emails: row.emails,
	locale: row.locale,
	country: row.country,
	timeZone: row.timeZone,
	tags: row.tags,
	fields: row.fields,
	externalId: row.externalId,
});

const matchedBy = (owners: ReadonlyMap<string, string>, row: ImportRow, key: ContactImportOptions["key"]) =>
	owners.get(`${key}:${row.key}`) ?? null;

/** What would come of rows, with nothing written: names that two rows of the file claim are known by `isNew`. */
export async function tryRows(
	query: Queryable,
	rows: readonly ImportRow[],
	options: ContactImportOptions,
	isNew: (name: string) => boolean,
): Promise<Applied> {
	const owners = await ownersOf(query, rows);
	const result: Applied = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, refused: [] };
	const known = rows.flatMap((row) => matchedBy(owners, row, options.key) ?? []);
	const before = new Map((await readContacts(query, known)).map((contact) => [contact.id, dataOf(contact)]));
	for (const row of rows) {
		const id = matchedBy(owners, row, options.key);
		const problems = namesOf(row).flatMap(([name, problem]) => {
			const owner = owners.get(name);
			const claimed = !isNew(name);
			return (owner !== undefined && owner !== id) || (owner === undefined && claimed)
				? [{ column: null, problem }]
				: [];
		});
		const data = id === null ? undefined : before.get(id);
		if (problems.length > 0) result.refused.push({ number: row.number, problems, cells: row.cells });
		else if (data === undefined) result.created++;
		else if (options.existing === "skip") result.skipped++;
		else if (same(data, merged(data, row, options.existing === "update"))) result.unchanged++;
		else result.updated++;
	}
	result.failed = result.refused.length;
	return result;
}

type Import = { id: string; fileName: string; options: ContactImportOptions; by: string | null };

/**
 * Writes rows, whose keys differ. All or nothing of each row; rejects with 23505 when somebody else made one of these
 * contacts meanwhile: then the same rows are applied anew.
 */
export async function applyRows(
	tx: Transaction,
	{ id: importId, fileName, options, by }: Import,
	rows: readonly ImportRow[],
	now: Date,
): Promise<Applied> {
	const owners = await ownersOf(tx, rows);
	const known = [...new Set(rows.flatMap((row) => matchedBy(owners, row, options.key) ?? []))].sort();
	// Always in the same order: two imports at once wait for each other, not both.
	const held = await tx.execute<{ id: string; import_id: string | null }>(
		sql`select id, import_id from contacts where id = any(${sql.param(known)}::uuid[]) order by id for update`,
	);
	const madeHere = new Set(held.rows.filter(({ import_id }) => import_id === importId).map(({ id }) => id));
	const contacts = new Map((await readContacts(tx, known)).map((contact) => [contact.id, contact]));
	const created: Written[] = [];
	const changed = new Map<string, Changed>();
	const result: Applied = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, refused: [] };
	const agreed: string[] = [];
	const unwanted: string[] = [];
	for (const row of rows) {
		const refuse = (problems: CellProblem[]) => result.refused.push({ number: row.number, problems, cells: row.cells });
		const matched = matchedBy(owners, row, options.key);
		if (matched !== null && madeHere.has(matched)) {
			refuse([{ column: null, problem: "duplicate" }]);
			continue;
		}
		const names = namesOf(row);
		const taken = names.filter(([name]) => (owners.get(name) ?? matched) !== matched);
		if (taken.length > 0) {
			refuse(taken.map(([, problem]) => ({ column: null, problem })));
			continue;
		}
		if (row.doNotCall) unwanted.push(...row.phones);
		const contact = matched === null ? undefined : contacts.get(matched);
		if (contact === undefined) {
			const id = uuidv7(now.getTime());
			created.push({ id, data: asData(row), place: placeOf(row.parsedPhone, row, now.getTime()) });
			madeHere.add(id);
			agreed.push(id);
			for (const [name] of names) owners.set(name, id);
			continue;
		}
		if (options.existing === "skip") {
			result.skipped++;
			continue;
		}
		agreed.push(contact.id);
		const before = changed.get(contact.id)?.data ?? dataOf(contact);
		const data = merged(before, row, options.existing === "update");
		if (same(before, data)) {
			result.unchanged++;
			continue;
		}
		const [phone] = data.phones;
		const place = placeOf(phone === undefined ? null : readPhone(phone, ""), data, now.getTime());
		changed.set(contact.id, { id: contact.id, data, place, before: dataOf(contact), revision: contact.revision });
		for (const [name] of names) owners.set(name, contact.id);
		result.updated++;
	}
	await insertMany(tx, importId, created, now);
	await updateMany(tx, importId, [...changed.values()], now);
	await consentMany(tx, importId, agreed, options, { at: now, by });
	await listMany(tx, unwanted, { at: now, by, note: fileName });
	return { ...result, created: created.length, failed: result.refused.length };
}
