import type { ContactField, ContactImportOptions, ContactImportTarget } from "@centralita/contracts";
import { plain } from "../fields/values.ts";
import { toE164 } from "../phones.ts";

/** Names of columns in Spanish and English files, folded. */
const names: readonly [ContactImportTarget, RegExp][] = [
	["doNotCall", /^(no llamar|lista negra|do not call|dnc|blacklist|opt ?out|baja)$/],
	[
		"externalId",
		/^(id|id externo|external id|codigo( (de )?cliente)?|cliente id|customer id|client id|legajo|nro( de)? (cliente|socio)|numero de (cliente|socio))$/,
	],
	[
		"email",
		/^(e ?mail|correo|mail)( (electronico|address|principal|personal|laboral|\d))*$|^(correo|direccion de) (electronico|correo|e ?mail)( \d)?$/,
	],
	[
		"phone",
		/^(telefono|tel|celular|cel|movil|whatsapp|phone|mobile|cell|telephone|numero|fijo)( ?(\d|fijo|celular|movil|principal|alternativo|numero|number|phone|particular|laboral|de contacto|whatsapp|home|work))*$|^(numero de|numero|mobile|cell|home|work|nro de) ?(telefono|celular|movil|phone|tel)( number)?$/,
	],
	[
		"name",
		/^(nombre|nombres|apellido|apellidos|name|full name|first name|last name|surname|razon social|cliente|contacto|nombre (y apellido|completo|apellido)|apellido y nombre|customer|contact|company|empresa)$/,
	],
	["locale", /^(idioma|lengua|language|locale|lang)$/],
	["country", /^(pais|country|cod(igo)? pais|country code)$/],
	["timeZone", /^(zona horaria|huso( horario)?|time ?zone|tz)$/],
	["tags", /^(etiquetas?|tags?|grupos?|groups?|segmento|labels?)$/],
];

const folded = (text: string): string =>
	plain(text)
		.replace(/[^a-z0-9]+/g, " ")
		.trim();

const looksLikeAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

function byValues(values: readonly string[], country: string): ContactImportTarget | null {
	const given = values.filter((value) => value.trim() !== "");
	if (given.length === 0) return null;
	if (given.every(looksLikeAddress)) return "email";
	const numbers = given.filter(
		(value) => /^[+\d][\d\s().+/-]{6,}$/.test(value.trim()) && toE164(value, country) !== null,
	);
	return numbers.length * 2 > given.length ? "phone" : null;
}

/** What each column seems to be: by its name, else by what is in it. */
export function guessMapping(
	{ columns, rows }: { columns: readonly string[]; rows: readonly string[][] },
	fields: readonly ContactField[],
	country: string,
): { guess: (ContactImportTarget | null)[]; key: ContactImportOptions["key"] } {
	const taken = new Set<ContactImportTarget>();
	const single = new Set<ContactImportTarget>(["locale", "country", "timeZone", "externalId", "doNotCall"]);
	const claim = (target: ContactImportTarget | null): ContactImportTarget | null => {
		if (target === null || ((single.has(target) || target.startsWith("field:")) && taken.has(target))) return null;
		taken.add(target);
		return target;
	};
	const guess = columns.map((column, index) => {
		const name = folded(column);
		const own = fields.find(({ key, label }) => [folded(key), folded(label.es), folded(label.en)].includes(name));
		if (own) return claim(`field:${own.key}`);
		const known = names.find(([, pattern]) => pattern.test(name))?.[0];
		return claim(
			known ??
				byValues(
					rows.map((row) => row[index] ?? ""),
					country,
				),
		);
	});
	const key = taken.has("externalId") ? "externalId" : taken.has("phone") || !taken.has("email") ? "phone" : "email";
	return { guess, key };
}
