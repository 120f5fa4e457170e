import {
	type ContactField,
	type ContactFieldValue,
	type ContactImportMapping,
	type ContactImportOptions,
	type ContactRowProblem,
	ContactTag,
	type Locale,
	locales,
} from "@centralita/contracts";
import type { PhoneNumber } from "libphonenumber-js/max";
import { z } from "zod";
import { plain, readValue } from "../fields/values.ts";
import { isCountry, readPhone } from "../phones.ts";
import { isTimeZone } from "../places/zones.ts";

/** A row that can be imported, in the order of the file. */
export type ImportRow = {
	/** As a spreadsheet counts: the heading is 1. */
	number: number;
	key: string;
	name: string | null;
	phones: string[];
	/** Of the first number, to know where it is. */
	parsedPhone: PhoneNumber | null;
	emails: string[];
	locale: Locale | null;
	country: string | null;
	timeZone: string | null;
	tags: string[];
	fields: Record<string, ContactFieldValue>;
	externalId: string | null;
	doNotCall: boolean;
	/** As they are in the file. */
	cells: string[];
};
export type CellProblem = { column: number | null; problem: ContactRowProblem };
export type RefusedRow = { number: number; problems: CellProblem[]; cells: string[] };

const Email = z.email().max(254);
const most = { name: 160, externalId: 100, phones: 10, emails: 10, tags: 50 };
const nothing: ReadonlySet<string> = new Set(["", "-", "--", "n/a", "null", "#n/a"]);

const byLanguage: Readonly<Record<string, Locale>> = {
	es: "es-419",
	espanol: "es-419",
	spanish: "es-419",
	castellano: "es-419",
	en: "en-US",
	ingles: "en-US",
	english: "en-US",
};
function readLocale(text: string): Locale | null {
	const written = text.replace("_", "-").toLowerCase();
	const exact = locales.find((locale) => locale.toLowerCase() === written);
	if (exact) return exact;
	const word = plain(text);
	return byLanguage[word] ?? byLanguage[word.split(/[-_]/)[0] ?? ""] ?? null;
}

const displayNames = ["es", "en"].map((language) => new Intl.DisplayNames([language], { type: "region" }));
let countriesByName: Map<string, string> | null = null;
/** `AR`, `Argentina`, `Spain`, `España`. */
function readCountry(text: string): string | null {
	const code = text.toUpperCase();
	if (/^[A-Z]{2}$/.test(code)) return isCountry(code) ? code : null;
	if (countriesByName === null) {
		countriesByName = new Map();
		for (let first = 65; first <= 90; first++)
			for (let second = 65; second <= 90; second++) {
				const candidate = String.fromCharCode(first, second);
				if (!isCountry(candidate)) continue;
				for (const names of displayNames) countriesByName.set(plain(names.of(candidate) ?? candidate), candidate);
			}
	}
	return countriesByName.get(plain(text)) ?? null;
}

/** A phone that a spreadsheet guarded against being taken for a formula, or made a number of, is one all the same. */
const unguarded = (text: string): string => (/^'[=+\-@]/.test(text) ? text.slice(1) : text);

/** Reads rows of a file as a person mapped its columns. */
export function createRowReader(
	mapping: ContactImportMapping,
	options: ContactImportOptions,
	fields: readonly ContactField[],
	defaultCountry: string,
): (cells: string[], number: number) => ImportRow | RefusedRow {
	const country = options.country ?? defaultCountry;
	const byKey = new Map(fields.map((field) => [`field:${field.key}`, field]));
	return (cells, number) => {
		const problems: CellProblem[] = [];
		const names: string[] = [];
		const phones: PhoneNumber[] = [];
		const emails: string[] = [];
		const tags = new Set(options.tags);
		const row: ImportRow = {
			number,
			key: "",
			name: null,
			phones: [],
			parsedPhone: null,
			emails: [],
			locale: null,
			country: null,
			timeZone: null,
			tags: [],
			fields: {},
			externalId: null,
			doNotCall: false,
			cells,
		};
		// The country of a row counts for its numbers.
		const countryColumn = mapping.indexOf("country");
		const written = countryColumn < 0 ? "" : (cells[countryColumn] ?? "").trim();
		row.country = nothing.has(written.toLowerCase()) ? null : readCountry(written);
		for (const [column, target] of mapping.entries()) {
			const text = unguarded((cells[column] ?? "").replaceAll("\u001f", " ").trim().toWellFormed());
			if (target === null || nothing.has(text.toLowerCase())) continue;
			const refuse = (problem: ContactRowProblem) => problems.push({ column, problem });
			switch (target) {
				case "name":
					names.push(text);
					break;
				case "phone": {
					// Several numbers in one cell are usual.
					for (const part of text.split(/\s*[;,/|\n]\s*/)) {
						if (part === "") continue;
						const phone = readPhone(part, row.country ?? country);
						if (phone === null) refuse("invalid-phone");
						else phones.push(phone);
					}
					break;
				}
				case "email":
					for (const part of text.split(/[;,\s]+/)) {
						if (part === "") continue;
						if (Email.safeParse(part).success) emails.push(part.toLowerCase());
						else refuse("invalid-email");
					}
					break;
				case "locale":
					row.locale = readLocale(text);
					if (row.locale === null) refuse("invalid-locale");
					break;
				case "country":
					if (row.country === null) refuse("invalid-country");
					break;
				case "timeZone":
					if (isTimeZone(text)) row.timeZone = text;
					else refuse("invalid-time-zone");
					break;
				case "tags":
					for (const part of text.split(/[;,|]/)) {
						const tag = ContactTag.safeParse(part);
						if (tag.success) tags.add(tag.data);
						else if (part.trim() !== "") refuse("too-long");
					}
					break;
				case "externalId":
					if (text.length > most.externalId) refuse("too-long");
					else row.externalId = text;
					break;
				case "doNotCall": {
					const read = readValue({ type: "boolean", options: [] }, text);
					if ("problem" in read) refuse("invalid-value");
					else row.doNotCall = read.value === true;
					break;
				}
				default: {
					const field = byKey.get(target);
					const read = field === undefined ? { problem: "" } : readValue(field, text);
					if ("problem" in read || field === undefined) refuse("invalid-value");
					else row.fields[field.key] = read.value;
				}
			}
		}
		row.name = names.join(" ") || null;
		row.phones = [...new Set(phones.map((phone) => phone.number))];
		row.parsedPhone = phones[0] ?? null;
		row.emails = [...new Set(emails)];
		row.tags = [...tags];
		row.locale ??= options.locale;
		row.timeZone ??= options.timeZone;
		if ((row.name?.length ?? 0) > most.name) problems.push({ column: mapping.indexOf("name"), problem: "too-long" });
		for (const target of ["phones", "emails", "tags"] as const)
			if (row[target].length > most[target]) problems.push({ column: null, problem: "too-many" });
		const key = { phone: row.phones[0], email: row.emails[0], externalId: row.externalId }[options.key] ?? null;
		if (key === null && problems.length === 0)
			problems.push({ column: mapping.indexOf(options.key), problem: "key-missing" });
		if (problems.length > 0 || key === null) return { number, problems, cells };
		row.key = key;
		return row;
	};
}
