/**
 * `npm run eval:intent -- [--cases FILE] [--json]`: how well what contacts say is matched to the built-in guides without a
 * model, on cases, JSON lines `{"text", "locale", "guide": slug or null}`. Exits 1 when a goal is not met.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
	type IntentScore,
	intentGoals,
	intentLoad,
	meetsGoals,
	parseIntentCases,
	scoreIntent,
} from "./intent-score.ts";

const { values } = parseArgs({ options: { cases: { type: "string" }, json: { type: "boolean", default: false } } });
const file = values.cases ?? new URL("intent.jsonl", import.meta.url);

try {
	const score = scoreIntent(parseIntentCases(readFileSync(file, "utf8")));
	console.log(values.json ? JSON.stringify(score, null, "\t") : report(score));
	process.exitCode = meetsGoals(score) ? 0 : 1;
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
}

function report({ cases, top1, asksBack, wrong, p95Microseconds, misses }: IntentScore): string {
	const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
	return [
		...misses.map(
			({ line, what, text, guide, guides }) =>
				`case ${line}: ${what}: ${text}\n  ${guide ?? "none"}, not ${guides.join(" or ") || "none"}`,
		),
		`${cases} cases`,
		`top-1       ${percent(top1)} (goal: at least ${percent(intentGoals.top1)})`,
		`asks back   ${percent(asksBack)} (at most ${percent(intentGoals.asksBack)})`,
		`wrong       ${percent(wrong)} (at most ${percent(intentGoals.wrong)})`,
		`p95         ${p95Microseconds.toFixed(0)} µs a sentence among ${intentLoad} guides (less than ${intentGoals.p95Microseconds})`,
	].join("\n");
}
