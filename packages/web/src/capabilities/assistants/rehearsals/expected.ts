import type { ExtractionField, RehearsalCase } from "@centralita/contracts";

type Values = RehearsalCase["expects"]["values"];

const yes: ReadonlySet<string> = new Set(["si", "sí", "yes", "true"]);

/** What is typed for a field: nothing asks for nothing, a dash for no value, all else for that value. */
export function readExpected({ name, type }: Pick<ExtractionField, "name" | "type">, typed: string): Values {
	const text = typed.trim();
	if (text === "") return [];
	if (text === "-") return [{ name, value: null }];
	if (type === "boolean") return [{ name, value: yes.has(text.toLowerCase()) }];
	const number = Number(text.replace(",", "."));
	if ((type === "number" || type === "amount") && Number.isFinite(number)) return [{ name, value: number }];
	return [{ name, value: text }];
}

export function showExpected(values: Values, name: string): string {
	const found = values.find((one) => one.name === name);
	if (!found) return "";
	return found.value === null ? "-" : found.value === true ? "yes" : found.value === false ? "no" : String(found.value);
}
