import type { CampaignVariable, Contact, ContactField, ContactFieldValue, Locale } from "@centralita/contracts";
import type { z } from "zod";
import type { Values } from "./template.ts";

type Variable = z.infer<typeof CampaignVariable>;

/** Longer ones are cut: nothing about a contact is to become a speech, or a second set of instructions. */
const longestValue = 200;

const own: readonly (Variable & { of: (contact: Contact) => string | null | undefined })[] = [
	{ name: "name", label: { es: "Nombre completo", en: "Full name" }, of: ({ name }) => name },
	{
		name: "first_name",
		label: { es: "Nombre de pila", en: "First name" },
		of: ({ name }) => name?.trim().split(/\s+/)[0],
	},
	{ name: "phone", label: { es: "Teléfono", en: "Telephone" }, of: ({ phones }) => phones[0] },
	{ name: "email", label: { es: "Correo", en: "E-mail" }, of: ({ emails }) => emails[0] },
	{ name: "external_id", label: { es: "Id externo", en: "External id" }, of: ({ externalId }) => externalId },
];

/** What scripts may name: what every contact has, and the company's own fields. */
export function variablesOf(fields: readonly ContactField[]): Variable[] {
	const names = new Set(own.map(({ name }) => name));
	return [
		...own.map(({ name, label }) => ({ name, label })),
		...fields.filter(({ key }) => !names.has(key)).map(({ key, label }) => ({ name: key, label })),
	];
}

function said(value: ContactFieldValue, type: ContactField["type"], locale: Locale): string {
	if (typeof value === "boolean") return locale.startsWith("es") ? (value ? "sí" : "no") : value ? "yes" : "no";
	if (typeof value === "number") return new Intl.NumberFormat(locale).format(value);
	if (type !== "date" || Number.isNaN(Date.parse(value))) return value;
	return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(value));
}

/** The values of all variables for a contact, as the assistant's language says them; null is nobody in particular. */
export function valuesOf(contact: Contact | null, fields: readonly ContactField[], locale: Locale): Values {
	if (contact === null) return {};
	const found = [
		...fields.map(({ key, type }) => {
			const value = contact.fields[key];
			return [key, value === undefined ? undefined : said(value, type, locale)] as const;
		}),
		...own.map(({ name, of }) => [name, of(contact)] as const),
	];
	return Object.fromEntries(
		found.map(([name, value]) => [name, value?.replaceAll(/\s+/g, " ").trim().slice(0, longestValue)]),
	);
}
