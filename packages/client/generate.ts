/** Makes `src/routes.d.ts` of the API's own description. */
import * as contracts from "@centralita/contracts";
import openapiTS, { astToString } from "openapi-typescript";
import { z } from "zod";

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
type Document = { openapi: string; info: Json; paths: Record<string, Json> };

const prefix = "/api/v1/";
/** Smaller ones are written where they are used. */
const worthAName = 160;
/** They say nothing about the type. */
const ornaments = new Set(["$schema", "$id", "id", "examples"]);

const isObject = (value: Json): value is { [key: string]: Json } =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** The same text for the same type, whatever the order of its keys; the description writes `const` as an `enum` of one. */
function canonical(value: Json): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (!isObject(value)) return JSON.stringify(value);
	const { const: only, ...others } = value;
	if (only !== undefined && !isObject(only)) return canonical({ ...others, enum: [only] });
	const keys = Object.keys(value)
		.filter((key) => !ornaments.has(key) || isObject(value[key] ?? null))
		.sort();
	return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(",")}}`;
}

/** Names of the contracts by what they are in JSON Schema, as answers and as requests. */
function namesOfContracts(): Map<string, string> {
	const names = new Map<string, string>();
	for (const [name, schema] of Object.entries(contracts).sort(([a], [b]) => a.localeCompare(b, "en"))) {
		if (!(schema instanceof z.ZodType)) continue;
		for (const io of ["output", "input"] as const) {
			const json = z.toJSONSchema(schema, { io, unrepresentable: "any", cycles: "ref", reused: "inline" });
			const text = canonical(json as Json);
			if (text.length < worthAName || names.has(text)) continue;
			names.set(text, io === "input" ? `${name}Input` : name);
		}
	}
	return names;
}

/** TypeScript of every route under `/api/v1/`; types that contracts name have those names. */
export async function routesOf({ openapi, info, paths }: Document): Promise<string> {
	const names = namesOfContracts();
	const schemas: Record<string, Json> = {};

	function named(value: Json): Json {
		if (Array.isArray(value)) return value.map(named);
		if (!isObject(value)) return value;
		const name = names.get(canonical(value));
		if (name === undefined) return inside(value);
		if (!(name in schemas)) {
			schemas[name] = {};
			schemas[name] = inside(value);
		}
		return { $ref: `#/components/schemas/${name}` };
	}
	const inside = (value: { [key: string]: Json }): Json =>
		Object.fromEntries(Object.entries(value).map(([key, child]) => [key, named(child)]));

	const ours = Object.entries(paths).filter(([path]) => path.startsWith(prefix));
	const document = { openapi, info, paths: named(Object.fromEntries(ours)), components: { schemas } };
	const ast = await openapiTS(document as unknown as Parameters<typeof openapiTS>[0], {
		alphabetize: true,
		defaultNonNullable: false,
	});
	return `/** Made of the API's description by \`node scripts/write-client.ts\`. */\n${astToString(ast)}`;
}
