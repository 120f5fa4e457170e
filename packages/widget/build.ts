/** Makes `dist/widget.js`: one script that carries everything. `node build.ts` writes it; tests measure what it would be. */
import { mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, type Plugin, transform } from "esbuild";

const folder = fileURLToPath(new URL("./", import.meta.url));
const target = ["chrome109", "firefox109", "safari16.4"];

/** A style sheet is imported as its text. */
const styleSheets: Plugin = {
	name: "style-sheets",
	setup({ onLoad }) {
		onLoad({ filter: /\.css$/ }, async ({ path }) => {
			const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target });
			return { contents: code, loader: "text" };
		});
	},
};

export async function bundle(): Promise<string> {
	const { outputFiles } = await build({
		absWorkingDir: folder,
		entryPoints: ["src/main.ts"],
		bundle: true,
		minify: true,
		write: false,
		format: "iife",
		platform: "browser",
		target,
		charset: "utf8",
		legalComments: "none",
		logLevel: "warning",
		banner: { js: "/*! Centralita chat widget, MIT licence; contains Preact, MIT licence */" },
		plugins: [styleSheets],
	});
	const [file] = outputFiles;
	if (!file) throw new Error("esbuild wrote nothing");
	return file.text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	mkdirSync(`${folder}dist`, { recursive: true });
	writeFileSync(`${folder}dist/widget.js`, await bundle());
}
