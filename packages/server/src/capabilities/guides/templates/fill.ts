import { GuideDraft } from "@centralita/contracts";
import { AppError } from "../../../platform/errors/index.ts";
import { guideTemplates } from "./index.ts";

/**
 * The template's guide with its variables replaced in every text; one that may be left out leaves its example. Rejects
 * with `not-found`, and with `validation-failed` when a value is missing.
 */
export function fillTemplate(slug: string, values: Readonly<Record<string, string>>) {
	const template = guideTemplates.find((one) => one.slug === slug);
	if (!template) throw new AppError("not-found", `There is no template "${slug}".`);
	const fields = template.variables
		.filter(({ name, required }) => required && (values[name] ?? "") === "")
		.map(({ name }) => ({ path: `from.values.${name}`, message: "is missing" }));
	if (fields.length > 0)
		throw new AppError("validation-failed", "Some values of the template are missing.", { fields });
	const known = new Map(template.variables.map(({ name, example }) => [name, { ...example, ...given(values[name]) }]));
	const filled = (value: unknown, language: "es" | "en" | null): unknown => {
		if (typeof value === "string")
			return value.replace(/\{\{\s*([a-zA-Z0-9]+)\s*\}\}/g, (whole, name: string) => {
				const words = known.get(name);
				return words === undefined ? whole : ((language ? words[language] : words.es) ?? words.es ?? words.en ?? "");
			});
		if (Array.isArray(value)) return value.map((item) => filled(item, language));
		if (value === null || typeof value !== "object") return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [key, filled(inner, key === "es" || key === "en" ? key : language)]),
		);
	};
	return GuideDraft.parse(filled(template.definition, null));
}

const given = (value: string | undefined) => (value === undefined || value === "" ? {} : { es: value, en: value });
