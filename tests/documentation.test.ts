import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { errorCatalogue, LineProblem } from "@centralita/contracts";

const root = fileURLToPath(new URL("../", import.meta.url));

for (const page of ["docs/errors.md", "docs/es/errores.md"])
	test(`${page} explains every error code, with its status, and no other`, () => {
		const text = readFileSync(join(root, page), "utf8");
		const documented = [...text.matchAll(/^## (\S+)\n(\d{3})\. \S/gm)].map(([, code, status]) => [
			code,
			Number(status),
		]);
		assert.deepEqual(Object.fromEntries(documented), errorCatalogue);
	});

for (const page of ["docs/lines.md", "docs/es/lineas.md"])
	test(`${page} says how to mend each problem of a line`, () => {
		const text = readFileSync(join(root, page), "utf8");
		const sections = [...text.matchAll(/^### ([a-z-]+)\n\S/gm)].map(([, code]) => code);
		assert.deepEqual(sections, LineProblem.shape.code.options);
	});

describe("links between pages resolve", () => {
	const pages = ["README.md", "README.es.md", "AGENTS.md", "STYLE.md", "CHANGELOG.md"].concat(
		readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
			.filter((file) => file.endsWith(".md"))
			.map((file) => join("docs", file)),
	);
	for (const page of pages)
		test(page, () => {
			const text = readFileSync(join(root, page), "utf8").replace(/```[\s\S]*?```/g, "");
			for (const [, target = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
				if (/^(https?:|mailto:|#)/.test(target)) continue;
				const file = join(root, dirname(page), target.replace(/#.*$/, ""));
				assert.ok(existsSync(file), `${page} links to ${relative(root, file)}, which is not there`);
			}
		});
});
