import type { JsonSchema } from "../types.ts";
import { findValue } from "./find.ts";

/** What is being filled, from the outside in: the words that tell what a value is about. */
type Place = { names: readonly string[]; description: string; text: string; instructions: string };

const listOf = (type: JsonSchema["type"]): readonly string[] =>
	typeof type === "string" ? [type] : (type ?? ["object"]);

/** Whether an object stands for one value with what is known about it, e.g. `{value, confidence, turn}`. */
const wrapsValue = (schema: JsonSchema): boolean => schema.properties !== undefined && "value" in schema.properties;

function fillObject(schema: JsonSchema, place: Place): Record<string, unknown> {
	const inner = (name: string, property: JsonSchema): unknown =>
		fillAt(property, {
			names: wrapsValue(schema) ? place.names : [...place.names, name],
			description: `${property.description ?? ""} ${wrapsValue(schema) ? place.description : ""}`.trim(),
			text: place.text,
			instructions: place.instructions,
		});
	const entries = Object.entries(schema.properties ?? {});
	if (!wrapsValue(schema)) return Object.fromEntries(entries.map(([name, property]) => [name, inner(name, property)]));
	const value = inner("value", schema.properties?.value ?? {});
	const found = value !== null && value !== "";
	return Object.fromEntries(
		entries.map(([name, property]) => {
			if (name === "value") return [name, value];
			if (name === "confidence") return [name, found ? 0.9 : 0];
			if (/turn|line|source/i.test(name)) return [name, turnOf(value, property, place.text)];
			return [name, inner(name, property)];
		}),
	);
}

/** The number or label of the line that a value comes from, where lines are numbered like `3. …`, `[3] …` or `3: …`. */
function turnOf(value: unknown, schema: JsonSchema, text: string): unknown {
	const nullable = isNullable(schema);
	const words = String(value ?? "").toLowerCase();
	const lines = text.split("\n");
	const digits = words.replace(/\D/g, "");
	const at = lines.findIndex(
		(line) =>
			!/^\W*\d*\W*(assistant|asistente)\b/i.test(line) &&
			((words !== "" && line.toLowerCase().includes(words)) ||
				(digits.length > 4 && line.replace(/\D/g, "").includes(digits.slice(-7)))),
	);
	const label = /^\W*(\d+|[0-9a-f-]{36})\b/i.exec(lines[at] ?? "")?.[1];
	if (value === null || at < 0) return nullable ? null : typesOf(schema).includes("string") ? "" : 0;
	return typesOf(schema).includes("string") ? (label ?? String(at)) : Number(label ?? at);
}

const branches = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf ?? schema.oneOf ?? [schema];
const typesOf = (schema: JsonSchema): readonly string[] => branches(schema).flatMap((branch) => listOf(branch.type));
const isNullable = (schema: JsonSchema): boolean =>
	typesOf(schema).includes("null") || branches(schema).some((branch) => branch.enum?.includes(null));

function fillAt(schema: JsonSchema, place: Place): unknown {
	if (schema.const !== undefined) return schema.const;
	const nullable = isNullable(schema);
	const branch =
		branches(schema).find((candidate) => !listOf(candidate.type).every((type) => type === "null")) ?? schema;
	const described = { ...place, description: `${branch.description ?? ""} ${place.description}`.trim() };
	const options = branch.enum?.filter((option) => option !== null);
	const type = listOf(branch.type).find((candidate) => candidate !== "null") ?? "string";
	if (options === undefined && (branch.properties !== undefined || type === "object"))
		return fillObject(branch, described);
	if (type === "array") {
		const named = namedItems(branch.items, described);
		if (named !== null) return named;
		return (branch.minItems ?? 0) > 0 && branch.items ? [fillAt(branch.items, described)] : [];
	}
	const found = findValue({ ...described, type, options, format: branch.format, ...hints(described.description) });
	if (found !== null) return bounded(found, branch);
	if (nullable) return null;
	if (options !== undefined) return options[0];
	if (type === "number" || type === "integer") return bounded(0, branch);
	if (type === "boolean") return false;
	return (branch.minLength ?? 0) > 0 ? "-" : "";
}

/** A list with one entry for each name that may be in it: `[{name: one of …, value, …}]`. */
function namedItems(item: JsonSchema | undefined, place: Place): unknown[] | null {
	const names = item?.properties?.name?.enum;
	if (item === undefined || names === undefined || !wrapsValue(item)) return null;
	return names.map((name) => {
		const line = place.instructions.split("\n").find((candidate) => candidate.startsWith(`- ${name} `));
		const about = { ...place, names: [...place.names, String(name)], description: line ?? "" };
		return { ...fillObject(item, about), name };
	});
}

/** What a described format says about a value whose schema allows anything. */
function hints(description: string): { type?: string; options?: readonly string[] } {
	const options = /\((?:one of the options|one of): ([^)]+)\)/i.exec(description)?.[1]?.split(/\s*\|\s*/);
	if (options !== undefined) return { options };
	if (/\(true or false\)/i.test(description)) return { type: "boolean" };
	return /\(a number\)/i.test(description) ? { type: "number" } : {};
}

function bounded(value: unknown, schema: JsonSchema): unknown {
	if (typeof value !== "number") return value;
	return Math.min(schema.maximum ?? value, Math.max(schema.minimum ?? value, value));
}

/** Whether the text says which one, wherever a list of names is to be chosen from. */
export const isClear = (schema: JsonSchema, text: string): boolean =>
	Object.entries(schema.properties ?? {}).every(
		([name, { enum: options, type = "string", description = "" }]) =>
			options === undefined ||
			findValue({ names: [name], description, text, type: String(type), options, format: undefined }) !== null,
	);

/**
 * A value that fits a JSON Schema, filled from a text by the names and descriptions of the properties. What the text
 * does not tell is null where that is allowed, and something empty or the first option where not. `instructions` may
 * describe names in lines like `- name (format): description`.
 */
export function fill(schema: JsonSchema, text: string, instructions = ""): unknown {
	return fillAt({ type: "object", ...schema }, { names: [], description: "", text, instructions });
}
