import type { ContactImportOptions } from "@centralita/contracts";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../../platform/db/types.ts";
import { type Place, placeVersion } from "../places/place.ts";
import { searchLexemes } from "../search.ts";
import type { ContactData } from "../store.ts";

export type Written = { id: string; data: ContactData; place: Place };

/** Joins the members of one row's list: one parameter carries the column of all rows. No text holds it: it is no character. */
const separator = "\u001f";

const column = <T>(rows: readonly T[], type: string, read: (row: T) => unknown): SQL =>
	sql`${sql.param(rows.map(read))}::${sql.raw(type)}[]`;

const columnsOf = (rows: readonly Written[]): SQL =>
	sql.join(
		[
			column(rows, "uuid", ({ id }) => id),
			column(rows, "text", ({ data }) => data.name),
			column(rows, "text", ({ data }) => data.locale),
			column(rows, "text", ({ place }) => place.country),
			column(rows, "text", ({ place }) => place.countrySource),
			column(rows, "text", ({ place }) => place.timeZone),
			column(rows, "text", ({ place }) => place.timeZoneSource),
			column(rows, "text", ({ data }) => data.tags.join(separator)),
			column(rows, "text", ({ data }) => JSON.stringify(data.fields)),
			column(rows, "text", ({ data }) => data.externalId),
			column(rows, "text", ({ data }) => searchLexemes(data).join(separator)),
		],
		sql`, `,
	);
const named = sql`row (id, name, locale, country, country_source, time_zone, time_zone_source, tags, fields, external_id, lexemes)`;
const listOf = (name: string) => sql`string_to_array(${sql.raw(`row.${name}`)}, chr(31))`;

async function addAddresses(
	tx: Transaction,
	rows: readonly {
		id: string;
		phones: readonly string[];
		emails: readonly string[];
		had: { phones: number; emails: number };
	}[],
): Promise<void> {
	const phones = rows.flatMap(({ id, phones, had }) =>
		phones.map((value, index) => ({ id, value, position: had.phones + index })),
	);
	const emails = rows.flatMap(({ id, emails, had }) =>
		emails.map((value, index) => ({ id, value, position: had.emails + index })),
	);
	for (const [table, name, values] of [
		["contact_phones", "phone", phones],
		["contact_emails", "email", emails],
	] as const) {
		if (values.length === 0) continue;
		await tx.execute(sql`
			insert into ${sql.identifier(table)} (${sql.identifier(name)}, contact_id, position)
			select * from unnest(${column(values, "text", ({ value }) => value)},
				${column(values, "uuid", ({ id }) => id)}, ${column(values, "int", ({ position }) => position)})`);
	}
}

/** New contacts, in one statement for each table. Rejects with 23505 when somebody else has made one of them meanwhile. */
export async function insertMany(
	tx: Transaction,
	importId: string,
	rows: readonly Written[],
	now: Date,
): Promise<void> {
	if (rows.length === 0) return;
	await tx.execute(sql`
		insert into contacts (id, name, locale, country, country_source, time_zone, time_zone_source, place_version, tags, fields,
			external_id, import_id, last_import_id, search, created_at, updated_at)
		select row.id, row.name, row.locale, row.country, row.country_source, row.time_zone, row.time_zone_source, ${placeVersion}::smallint,
			${listOf("tags")}, row.fields::jsonb, row.external_id, ${importId}::uuid, ${importId}::uuid,
			array_to_tsvector(${listOf("lexemes")}), ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
		from unnest(${columnsOf(rows)}) as ${named}`);
	await addAddresses(
		tx,
		rows.map(({ id, data }) => ({ id, phones: data.phones, emails: data.emails, had: { phones: 0, emails: 0 } })),
	);
}

export type Changed = Written & { before: ContactData /** The revision that it has now. */; revision: number };

/** Changes contacts, and keeps what they were; numbers and addresses are only added. */
export async function updateMany(
	tx: Transaction,
	importId: string,
	rows: readonly Changed[],
	now: Date,
): Promise<void> {
	if (rows.length === 0) return;
	await tx.execute(sql`
		update contacts set revision = contacts.revision + 1, name = row.name, locale = row.locale, country = row.country,
			country_source = row.country_source, time_zone = row.time_zone, time_zone_source = row.time_zone_source,
			place_version = ${placeVersion}::smallint, tags = ${listOf("tags")}, fields = row.fields::jsonb,
			external_id = row.external_id, last_import_id = ${importId}::uuid,
			search = array_to_tsvector(${listOf("lexemes")}), updated_at = ${now.toISOString()}::timestamptz
		from unnest(${columnsOf(rows)}) as ${named} where contacts.id = row.id`);
	await addAddresses(
		tx,
		rows.map(({ id, data, before }) => ({
			id,
			phones: data.phones.slice(before.phones.length),
			emails: data.emails.slice(before.emails.length),
			had: { phones: before.phones.length, emails: before.emails.length },
		})),
	);
	await tx.execute(sql`
		insert into contact_import_changes (import_id, contact_id, before, revision)
		select ${importId}::uuid, row.id, row.before::jsonb, row.revision
		from unnest(${column(rows, "uuid", ({ id }) => id)}, ${column(rows, "text", ({ before }) => JSON.stringify(before))},
			${column(rows, "int", ({ revision }) => revision + 1)}) as row (id, before, revision)
		on conflict (import_id, contact_id) do update set revision = excluded.revision`);
}

/** What they all agreed to, where nothing was said before: a file takes back no refusal. */
export async function consentMany(
	tx: Transaction,
	importId: string,
	ids: readonly string[],
	{ consents, proof }: Pick<ContactImportOptions, "consents" | "proof">,
	{ at, by }: { at: Date; by: string | null },
): Promise<void> {
	if (ids.length === 0) return;
	for (const { purpose, channel } of consents)
		await tx.execute(sql`
			insert into contact_consents (id, contact_id, purpose, channel, state, source, at, proof, by, cause, current)
			select gen_random_uuid(), row.id, ${purpose}, ${channel}, 'granted', 'import', ${at.toISOString()}::timestamptz, ${proof},
				${by}, ${`import/${importId}`}, true
			from unnest(${column(ids, "uuid", (id) => id)}) as row (id)
			where not exists (select 1 from contact_consents known
				where known.contact_id = row.id and known.purpose = ${purpose} and known.channel = ${channel})
			on conflict do nothing`);
}

export async function listMany(
	tx: Transaction,
	phones: readonly string[],
	{ at, by, note }: { at: Date; by: string | null; note: string },
): Promise<void> {
	if (phones.length === 0) return;
	await tx.execute(sql`
		insert into do_not_call (phone, reason, source, note, by, at)
		select distinct row.phone, 'asked', 'import', ${note}, ${by}::text, ${at.toISOString()}::timestamptz
		from unnest(${column(phones, "text", (phone) => phone)}) as row (phone)
		on conflict do nothing`);
}
