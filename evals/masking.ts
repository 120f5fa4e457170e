/**
 * `npm run eval:masking -- [--cases FILE]… [--json] [--time]`: how well the mask of personal data does on cases, JSON lines
 * `{"text", "masked": [must go], "kept": [must stay]}`, and with `--time` how long it takes for lines of some 200 characters.
 * `DEFAULT_COUNTRY` is heeded. Exits 1 when something is missed.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadSettings } from "../packages/server/src/platform/config/index.ts";
import { parseMaskingCases, scoreMasking } from "./masking-score.ts";
import { timeMasking } from "./masking-time.ts";

const { values } = parseArgs({
	options: {
		cases: { type: "string", multiple: true },
		json: { type: "boolean", default: false },
		time: { type: "boolean", default: false },
	},
});
const files = values.cases ?? ["masking.jsonl", "masking-held-out.jsonl"].map((name) => new URL(name, import.meta.url));

try {
	const { defaultCountry } = loadSettings({ DEFAULT_COUNTRY: process.env.DEFAULT_COUNTRY });
	const cases = files.flatMap((file) => parseMaskingCases(readFileSync(file, "utf8")));
	const score = scoreMasking(cases, defaultCountry);
	const times = values.time ? timeMasking(cases, defaultCountry) : [];
	console.log(values.json ? JSON.stringify({ ...score, times }, null, "\t") : report(score));
	if (!values.json)
		for (const { lines, medianUs, p95Us } of times)
			console.log(`${lines.padEnd(28)} median ${medianUs.toFixed(1)} µs, p95 ${p95Us.toFixed(1)} µs a line`);
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
