/**
 * `npm run eval:extraction -- [--cases FILE]… [--model] [--json]`: how well values are brought back from conversations, by
 * rules alone and, with `--model`, by each language model that the settings name. Cases are JSON lines `{"locale",
 * "reference", "country", "turns", "schema", "expected"}`. Exits 1 when the rules miss a goal.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { vendorsFor } from "../packages/server/src/app/providers/catalogue.ts";
import { loadSettings } from "../packages/server/src/platform/config/index.ts";
import { systemClock } from "../packages/server/src/platform/time/index.ts";
import {
	type ExtractionScore,
	extractionGoals,
	missedGoals,
	parseExtractionCases,
	type Share,
	scoreModel,
	scoreRules,
} from "./extraction-score.ts";

const { values } = parseArgs({
	options: {
		cases: { type: "string", multiple: true },
		model: { type: "boolean", default: false },
		json: { type: "boolean", default: false },
	},
});
const files = values.cases ?? [new URL("extraction.jsonl", import.meta.url)];

try {
	const settings = loadSettings(process.env);
	const cases = files.flatMap((file) => parseExtractionCases(readFileSync(file, "utf8")));
	const rules = scoreRules(cases);
	const models: ExtractionScore[] = [];
	if (values.model) {
		for (const vendor of vendorsFor("language-model")) {
			const { languageModel } = await vendor.build(settings, systemClock);
			if (languageModel) models.push(await scoreModel(cases, languageModel, settings.llmTimeoutMs));
		}
		if (models.length === 0) throw new Error("No language model is configured: see docs/providers.md.");
	}
	console.log(
		values.json
			? JSON.stringify({ ...rules, goals: extractionGoals, missedGoals: missedGoals(rules), models }, null, "\t")
			: [rules, ...models].map(report).join("\n\n"),
	);
	process.exitCode = missedGoals(rules).length > 0 ? 1 : 0;
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
}

function report(score: ExtractionScore): string {
	const percent = (share: number) => `${(100 * share).toFixed(1)}`;
	const cell = ({ right, of, share, low, high }: Share) =>
		`${percent(share).padStart(5)} % (${percent(low)}–${percent(high)}), ${right} of ${of}`.padEnd(36);
	const missed = missedGoals(score);
	return [
		...score.misses.map(
			({ line, field, type, what, expected, value }) =>
				`case ${line}: ${field} (${type}) ${what}: ${JSON.stringify(value)}, not ${JSON.stringify(expected)}`,
		),
		`${score.by}: ${score.cases} conversations${score.failures > 0 ? `, ${score.failures} left to the rules` : ""}`,
		`${"".padEnd(11)}${"precision (95 % interval)".padEnd(36)}recall (95 % interval)`,
		...Object.entries(score.types).map(
			([type, { precision, recall }]) => `${type.padEnd(11)}${cell(precision)}${cell(recall).trimEnd()}`,
		),
		`${"with goals".padEnd(11)}${cell(score.withGoals.precision)}${cell(score.withGoals.recall).trimEnd()}`,
		`goals: precision ${percent(extractionGoals.precision)} %, recall ${percent(extractionGoals.recall)} % for ${extractionGoals.types.join(", ")}: ${missed.length === 0 ? "met" : `missed by ${missed.join(", ")}`}`,
	].join("\n");
}
