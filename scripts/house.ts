/**
 * House rules that no tool on the market checks: where the environment is read, where a process ends, whose tables
 * a capability names, and how long a file may be. `node scripts/house.ts [FOLDER]` prints each breach and exits 1.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const root = process.argv[2] ?? process.cwd();
const longestFile = 500;

function sources(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(ts|tsx|sql)$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
		.filter((file) => !/(^|\/)(node_modules|dist|__fixtures__)\//.test(file))
		.sort();
}

const server = "packages/server/src/";
const files = sources("packages").map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
const code = files.filter(({ path }) => !path.endsWith(".sql") && !path.endsWith(".test.ts"));
const breaches: string[] = [];

const lineOf = (text: string, index: number) => text.slice(0, index).split("\n").length;
const capabilityOf = (path: string) => path.match(/^packages\/server\/src\/capabilities\/([^/]+)\//)?.[1];

for (const { path, text } of code) {
	if (path.startsWith(server)) {
		const mayReadEnvironment = path === `${server}main.ts` || path.startsWith(`${server}platform/config/`);
		for (const match of text.matchAll(/\bprocess\.(env|exit)\b/g)) {
			const allowed = match[1] === "env" ? mayReadEnvironment : path === `${server}main.ts`;
			if (!allowed && !path.startsWith(`${server}app/testing`))
				breaches.push(
					`${path}:${lineOf(text, match.index)} uses process.${match[1]}: only main.ts and platform/config may`,
				);
		}
		for (const match of text.matchAll(
			/^(?:export )?(?:const|let) [^=\n]*=\s*(?:await )?(?:loadConfig|readConfig|process\.env)\b/gm,
		))
			breaches.push(`${path}:${lineOf(text, match.index)} reads configuration when the module loads`);
	}
	const lines = text.split("\n").length;
	const reasoned = /^\/\*/.test(text) && /long because/i.test(text.slice(0, 600));
	if (lines > longestFile && !reasoned)
		breaches.push(`${path} has ${lines} lines: over ${longestFile} needs a reason ("Long because …") at its top`);
}

const owners = new Map<string, string>();
for (const { path, text } of files.filter((file) => file.path.endsWith(".sql"))) {
	const owner = capabilityOf(path);
	if (owner)
		for (const match of text.matchAll(/create table (?:if not exists )?"?([a-z_]+)"?/gi))
			owners.set(match[1] ?? "", owner);
}
for (const { path, text } of [...code, ...files.filter((file) => file.path.endsWith(".sql"))]) {
	const reader = capabilityOf(path);
	if (!reader || reader === "insights") continue;
	for (const match of text.matchAll(/\b(?:from|join|update|into|references|delete from)\s+"?([a-z_]+)"?/g)) {
		const owner = owners.get(match[1] ?? "");
		if (owner && owner !== reader)
			breaches.push(`${path}:${lineOf(text, match.index)} names the table ${match[1]} of ${owner}`);
	}
}

for (const breach of breaches) process.stdout.write(`${breach}\n`);
process.exitCode = breaches.length > 0 ? 1 : 0;
