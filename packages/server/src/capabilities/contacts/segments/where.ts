import type { ContactFieldRule, ContactFilter } from "@centralita/contracts";
import { and, eq, inArray, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm";
import { contacts } from "../schema.ts";
import { searchQuery } from "../search.ts";

const dayMs = 86_400_000;

const list = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;
/** What `like` takes as a sign stands for itself. */
const literally = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

function ruleOf({ key, is, value }: ContactFieldRule): SQL | undefined {
	const has = sql`${contacts.fields} ? ${key}`;
	if (is === "is-set") return has;
	if (is === "is-empty") return not(has);
	if (value === undefined) return undefined;
	const equals = sql`${contacts.fields} @> ${JSON.stringify({ [key]: value })}::jsonb`;
	const text = sql`(${contacts.fields} ->> ${key})`;
	if (is === "equal") return equals;
	if (is === "not-equal") return not(equals);
	if (is === "contains") return sql`${text} ilike ${`%${literally(String(value))}%`}`;
	const sign = is === "above" ? sql`>=` : sql`<=`;
	// ISO dates are in order as they are written.
	if (typeof value !== "number") return sql`${text} collate "C" ${sign} ${String(value)}`;
	return sql`case when jsonb_typeof(${contacts.fields} -> ${key}) = 'number' then ${text}::numeric ${sign} ${value}::numeric else false end`;
}

const oneOf = (
	column: typeof contacts.locale | typeof contacts.country,
	values: readonly string[],
): SQL | undefined => {
	const known = values.filter((value) => value !== "unknown");
	return or(
		known.length > 0 ? inArray(column as typeof contacts.country, known) : undefined,
		values.includes("unknown") ? isNull(column) : undefined,
	);
};

const between = (column: typeof contacts.activeAt | typeof contacts.createdAt, from?: string, to?: string) => [
	from === undefined ? undefined : sql`${column} >= ${`${from}T00:00:00.000Z`}::timestamptz`,
	to === undefined ? undefined : sql`${column} < ${new Date(Date.parse(to) + dayMs).toISOString()}::timestamptz`,
];

const phonesOnList = sql`exists (select 1 from contact_phones join do_not_call on do_not_call.phone = contact_phones.phone
	where contact_phones.contact_id = ${contacts.id})`;
const having = {
	phone: sql`exists (select 1 from contact_phones where contact_phones.contact_id = ${contacts.id})`,
	email: sql`exists (select 1 from contact_emails where contact_emails.contact_id = ${contacts.id})`,
	name: isNotNull(contacts.name),
};

function consentOf({ purpose, channel, state }: NonNullable<ContactFilter["consent"]>): SQL {
	const said = (what: SQL) => sql`exists (select 1 from contact_consents said where said.contact_id = ${contacts.id}
		and said.purpose = ${purpose} and said.channel = ${channel} and said.current${what})`;
	return state === "none" ? not(said(sql``)) : said(sql` and said.state = ${state}`);
}

/** The rows of `contacts` that a filter finds; undefined for all. Words that no contact can have find none. */
export function whereOf(filter: ContactFilter, country: string): SQL | undefined {
	const { q = "", tags, withoutTags, locales, countries, timeZone, fields, consent, has, importId } = filter;
	const words = searchQuery(q, country);
	return and(
		words === null ? (q.trim() === "" ? undefined : sql`false`) : sql`${contacts.search} @@ ${words}::tsquery`,
		tags?.length ? sql`${contacts.tags} && ${list(tags)}` : undefined,
		withoutTags?.length ? sql`not (${contacts.tags} && ${list(withoutTags)})` : undefined,
		locales?.length ? oneOf(contacts.locale, locales) : undefined,
		countries?.length ? oneOf(contacts.country, countries) : undefined,
		timeZone === undefined
			? undefined
			: timeZone === "known"
				? isNotNull(contacts.timeZone)
				: isNull(contacts.timeZone),
		...(fields ?? []).map(ruleOf),
		consent && consentOf(consent),
		filter.doNotCall === undefined ? undefined : filter.doNotCall ? phonesOnList : not(phonesOnList),
		...(has ?? []).map((what) => having[what]),
		...between(contacts.activeAt, filter.activeFrom, filter.activeTo),
		filter.neverActive === undefined
			? undefined
			: filter.neverActive
				? isNull(contacts.activeAt)
				: isNotNull(contacts.activeAt),
		...between(contacts.createdAt, filter.createdFrom, filter.createdTo),
		importId === undefined ? undefined : or(eq(contacts.importId, importId), eq(contacts.lastImportId, importId)),
	);
}
