import type { z } from "zod";
import { defineText, type Translate } from "../i18n/index.ts";

export const issueText = defineText("issue", {
	empty: { es: "Falta completar esto.", en: "This is missing." },
	short: {
		es: "Escribe al menos {count, plural, one {# carácter} other {# caracteres}}.",
		en: "Write at least {count, plural, one {# character} other {# characters}}.",
	},
	long: {
		es: "Como máximo {count, plural, one {# carácter} other {# caracteres}}.",
		en: "At most {count, plural, one {# character} other {# characters}}.",
	},
	few: {
		es: "Agrega al menos {count, plural, one {uno} other {#}}.",
		en: "Add at least {count, plural, one {one} other {#}}.",
	},
	many: { es: "Como máximo {count}.", en: "At most {count}." },
	low: { es: "El mínimo es {count}.", en: "The minimum is {count}." },
	high: { es: "El máximo es {count}.", en: "The maximum is {count}." },
	email: { es: "No parece un correo válido.", en: "This does not look like an e-mail address." },
	fieldName: {
		es: "Empieza con una letra minúscula; luego letras, números o _.",
		en: "Start with a lower-case letter, then letters, digits or _.",
	},
	sameNames: { es: "Hay dos campos con el mismo nombre.", en: "Two fields have the same name." },
	notice: { es: "Una llamada grabada necesita un aviso.", en: "A recorded call needs a notice." },
	options: { es: "Escribe al menos dos opciones.", en: "Write at least two options." },
	taken: { es: "Ya está en uso.", en: "Already in use." },
	wrong: { es: "No coincide.", en: "It does not match." },
	phone: { es: "No parece un número de teléfono.", en: "This does not look like a phone number." },
	internationalPhone: {
		es: "Escríbelo con + y el código de país: +54 9 11 5000-1234.",
		en: "Write it with + and the country code: +54 9 11 5000-1234.",
	},
	accountSid: {
		es: "Son AC y 32 cifras o letras de la a a la f.",
		en: "It is AC and 32 digits or letters from a to f.",
	},
	publicKey: {
		es: "Son 44 caracteres que terminan en =. Cópiala entera.",
		en: "It is 44 characters ending in =. Copy all of it.",
	},
	digits: { es: "Son solo cifras.", en: "It is digits only." },
	time: { es: "Escribe la hora como 09:00.", en: "Write the time as 09:00." },
	timeZone: {
		es: "No es una zona horaria conocida, como America/Bogota.",
		en: "This is no known time zone, such as America/Bogota.",
	},
	proof: { es: "Escribe con qué se puede demostrar.", en: "Write by what it can be shown." },
	priceTwice: { es: "Hay un precio repetido.", en: "A price is given twice." },
	transferNumber: { es: "Para transferir hace falta un teléfono.", en: "A transfer needs a telephone." },
	variable: { es: "Nombra una variable que no existe.", en: "It names a variable that does not exist." },
	invalid: { es: "Este valor no es válido.", en: "This value is not valid." },
});
export type IssueKey = keyof (typeof issueText)["messages"];

/** The messages of the contracts' own rules, and of the server's answers about a field. */
const byMessage: Record<string, IssueKey> = {
	"field names must differ": "sameNames",
	"a recorded call needs a notice": "notice",
	"options belong to choice, and choice needs them": "options",
	"a lower-case letter, then letters, digits or _": "fieldName",
	taken: "taken",
	wrong: "wrong",
	"not a phone number": "phone",
	"is not a phone number": "phone",
	"is not a time zone": "timeZone",
	"a choice needs options": "options",
	"consent needs a proof": "proof",
	"an international number such as +5491150001234": "internationalPhone",
	"a transfer needs a number": "transferNumber",
	"AC and 32 hexadecimal digits": "accountSid",
	"44 characters of base64": "publicKey",
	"digits, as Mission Control shows them": "digits",
	"hours and minutes, such as 09:00": "time",
	"a price is given twice": "priceTwice",
	"there is no such variable": "variable",
};

/** Which text tells what is wrong with a value, with its figures. */
export function describeIssue(issue: z.core.$ZodIssue): { key: IssueKey; count?: number } {
	const known = byMessage[issue.message];
	if (known) return { key: known };
	if (issue.code === "too_small") {
		const count = Number(issue.minimum);
		if (issue.origin === "string") return count <= 1 ? { key: "empty" } : { key: "short", count };
		return { key: issue.origin === "array" ? "few" : "low", count };
	}
	if (issue.code === "too_big") {
		const count = Number(issue.maximum);
		if (issue.origin === "string") return { key: "long", count };
		return { key: issue.origin === "array" ? "many" : "high", count };
	}
	if (issue.code === "invalid_format" && issue.format === "email") return { key: "email" };
	return { key: "invalid" };
}

/** The first complaint about each path (`"voice.speed"`), in the reader's language. */
export function issuesByPath(issues: readonly z.core.$ZodIssue[], t: Translate<IssueKey>): Record<string, string> {
	const errors: Record<string, string> = {};
	for (const issue of issues) {
		const { key, count } = describeIssue(issue);
		errors[issue.path.join(".")] ??= t(key, count === undefined ? {} : { count });
	}
	return errors;
}

/** The same for a server's answer. */
export function fieldErrors(
	fields: readonly { path: string; message: string }[],
	t: Translate<IssueKey>,
): Record<string, string> {
	return Object.fromEntries(fields.map(({ path, message }) => [path, t(byMessage[message] ?? "invalid")]));
}
