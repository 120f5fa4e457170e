import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Catalogue } from "./text.ts";

const source = fileURLToPath(new URL("../../", import.meta.url));
const declares = (file: string) => /\bdefineText\(\s*"/.test(readFileSync(file, "utf8"));
const files = globSync(`${source}**/*.{ts,tsx}`).filter((file) => !file.includes(".test.") && declares(file));

const isCatalogue = (value: unknown): value is Catalogue<string> =>
	typeof value === "object" && value !== null && "messages" in value && "name" in value;

const catalogues: Catalogue<string>[] = [];
for (const file of files.filter((name) => name.endsWith(".ts"))) {
	const exported: Record<string, unknown> = await import(pathToFileURL(file).href);
	catalogues.push(...Object.values(exported).filter(isCatalogue));
}
const messages = catalogues.flatMap(({ name, messages: entries }) =>
	Object.entries(entries).map(([key, message]) => ({ id: `${name}.${key}`, ...message })),
);

/** The names of the values that a message inserts: its compiled form is words and `[name, kind, branches]`. */
function valuesOf(message: string): string[] {
	const names = new Set<string>();
	const walk = (tokens: unknown): void => {
		if (!Array.isArray(tokens)) return;
		for (const token of tokens) {
			if (!Array.isArray(token)) continue;
			const [name, , branches] = token;
			names.add(String(name));
			if (typeof branches === "object" && branches !== null) Object.values(branches).forEach(walk);
		}
	};
	walk(compileMessage(message));
	return [...names].sort();
}

describe("catalogues", () => {
	it("are all found, in .ts files, under names of their own", () => {
		assert.ok(catalogues.length > 10, `only ${catalogues.length} found`);
		assert.deepEqual(
			files.filter((file) => !file.endsWith(".ts")),
			[],
		);
		const names = catalogues.map(({ name }) => name);
		assert.equal(new Set(names).size, names.length, names.join(" "));
	});

	it("say everything in both languages", () => {
		assert.ok(messages.length > 400, `only ${messages.length} messages`);
		for (const { id, es, en } of messages) {
			assert.ok(es?.trim(), `${id} lacks es`);
			assert.ok(en?.trim(), `${id} lacks en`);
		}
	});

	it("reach Lingui under their ids", () => {
		for (const language of ["es", "en"] as const) {
			i18n.activate(language);
			for (const { id } of messages) assert.ok(id in i18n.messages, `${id} in ${language}`);
		}
	});

	it("insert the same values in both languages", () => {
		assert.deepEqual(valuesOf("{a} {n, plural, one {{b} #} other {c}}"), ["a", "b", "n"]);
		for (const { id, es, en } of messages) assert.deepEqual(valuesOf(es), valuesOf(en), id);
	});

	it("open Spanish questions and exclamations", () => {
		for (const { id, es } of messages) {
			if (es.includes("?")) assert.ok(es.includes("¿"), id);
			if (es.includes("!")) assert.ok(es.includes("¡"), id);
		}
	});
});
