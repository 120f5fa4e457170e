/**
 * `npm run eval:masking -- [--cases FILE] [--json]`: how well the mask of personal data does on cases, JSON lines
 * `{"text", "masked": [must go], "kept": [must stay]}`. `DEFAULT_COUNTRY` is heeded. Exits 1 when something is missed.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadSettings } from "../packages/server/src/platform/config/index.ts";
import { parseMaskingCases, scoreMasking } from "./masking-score.ts";

const { values } = parseArgs({ options: { cases: { type: "string" }, json: { type: "boolean", default: false } } });
const file = values.cases ?? new URL("masking.jsonl", import.meta.url);

try {
	const { defaultCountry } = loadSettings({ DEFAULT_COUNTRY: process.env.DEFAULT_COUNTRY });
	const score = scoreMasking(parseMaskingCases(readFileSync(file, "utf8")), defaultCountry);
	console.log(values.json ? JSON.stringify(score, null, "\t") : report(score));
	process.exitCode = score.misses.length > 0 ? 1 : 0;
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
}

function report({ cases, masked, kept, precision, recall, misses }: ReturnType<typeof scoreMasking>): string {
	const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
	return [
		...misses.map(({ line, what, part, result }) => `case ${line}: ${what}: ${part}\n  ${result}`),
		`${cases} cases`,
		`masked     ${masked.right} of ${masked.of}`,
		`kept       ${kept.right} of ${kept.of}`,
		`precision  ${percent(precision)}`,
		`recall     ${percent(recall)}`,
	].join("\n");
}
