import type { Contact, ContactField, Language } from "@centralita/contracts";
import type { SQL } from "drizzle-orm";
import { csvLine, csvMark } from "../../../platform/csv/index.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import { workbook } from "../../../platform/xlsx/index.ts";
import { readFields } from "../fields/store.ts";
import { readContacts } from "../store.ts";
import { findContacts } from "./store.ts";

const batch = 500;

type Cell = string | number | boolean | null;
type Column = [heading: string, read: (contact: Contact) => Cell];

const columns: readonly Column[] = [
	["id", ({ id }) => id],
	["external_id", ({ externalId }) => externalId],
	["name", ({ name }) => name],
	["phones", ({ phones }) => phones.join("; ")],
	["emails", ({ emails }) => emails.join("; ")],
	["locale", ({ locale }) => locale],
	["country", ({ country }) => country.value],
	["time_zone", ({ timeZone }) => timeZone.value],
	["time_zone_source", ({ timeZone }) => timeZone.source],
	["tags", ({ tags }) => tags.join("; ")],
];
const lastColumns: readonly Column[] = [
	["conversations", ({ conversations }) => conversations],
	["active_at", ({ activeAt }) => activeAt],
	["created_at", ({ createdAt }) => createdAt],
];
const own = ({ key }: ContactField): Column => [key, ({ fields }) => fields[key] ?? null];

async function* pages(db: Queryable, where: SQL | undefined, all: readonly Column[]): AsyncGenerator<Cell[][]> {
	for (let before: string | null = null; ; ) {
		const ids: string[] = await findContacts(db, where, { before, limit: batch });
		const contacts = await readContacts(db, ids);
		if (contacts.length > 0) yield contacts.map((contact) => all.map(([, read]) => read(contact)));
		before = ids.at(-1) ?? null;
		if (ids.length < batch) return;
	}
}

const words: Readonly<Record<Language, { yes: string; no: string; sheet: string }>> = {
	es: { yes: "sí", no: "no", sheet: "Contactos" },
	en: { yes: "yes", no: "no", sheet: "Contacts" },
};

/** A file of the contacts that are found, in pieces. Its headings are those that an import knows. */
export async function exportContacts(
	db: Queryable,
	where: SQL | undefined,
	format: "csv" | "xlsx",
	language: Language,
): Promise<AsyncIterable<string | Buffer>> {
	const all = [...columns, ...(await readFields(db)).map(own), ...lastColumns];
	const heading = all.map(([name]) => name);
	const { yes, no, sheet } = words[language];
	if (format === "xlsx") return workbook(sheet, heading, pages(db, where, all));
	const text = (cell: Cell) => (typeof cell === "boolean" ? (cell ? yes : no) : cell);
	return (async function* () {
		yield csvMark + csvLine(heading);
		for await (const rows of pages(db, where, all)) yield rows.map((cells) => csvLine(cells.map(text))).join("");
	})();
}
