import { type CallReport, type Percentiles, percentiles, totalsOf } from "./judge.ts";
import type { Language } from "./scenarios.ts";
import { textsFor } from "./texts.ts";

const whole = (value: number | null): string => (value === null ? "–" : String(Math.round(value)));
const money = (micros: number | null): string => (micros === null ? "–" : (micros / 1_000_000).toFixed(4));
const pair = ({ p50, p95 }: Percentiles): string => `${whole(p50)}/${whole(p95)} ms`;

/** Cells in columns. The first row has as many as any. */
export function drawTable(rows: readonly (readonly string[])[]): string {
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? "")].length))) ?? [];
	return rows
		.map((row) => row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length)).join("  "))
		.map((line) => line.trimEnd())
		.join("\n");
}

/** Everything that is printed at the end. `troubles` are the carrier's. */
export function describeRehearsal(
	reports: readonly CallReport[],
	troubles: readonly string[],
	language: Language,
): string {
	const texts = textsFor(language);
	const totals = totalsOf(reports);
	const share = ({ heard, generated }: CallReport) =>
		generated === 0 ? "–" : `${Math.round((100 * heard) / generated)} %`;
	const rows = reports.map((report) => {
		const name = texts.names[report.name] ?? report.name;
		const times = percentiles(report.responsesMs);
		return [
			String(report.number),
			`${report.direction === "inbound" ? "←" : "→"} ${name}`,
			whole(report.greetingMs),
			String(report.turns),
			whole(times.p50),
			whole(times.p95),
			share(report),
			report.outcome ?? "–",
			texts.recording[report.recording],
			report.endReason ?? "–",
			money(report.costMicros),
			report.problems.length === 0 ? "✓" : "✗",
		];
	});
	const failures = reports.flatMap(({ number, problems }) =>
		problems.map(({ code, detail }) => `  ${number}: ${texts.problems[code]}${detail === "" ? "" : ` (${detail})`}`),
	);
	return [
		drawTable([texts.columns.map(({ head }) => head), ...rows]),
		"",
		texts.meaning,
		drawTable(texts.columns.map(({ head, means }) => [`  ${head}`, means])),
		"",
		`${texts.total(totals.calls, totals.failed)} · ${texts.totals.turns} ${totals.turns} · ${texts.totals.greeting} ${pair(totals.greetingMs)} · ${texts.totals.response} ${pair(totals.responseMs)} · ${texts.totals.cost} ${money(totals.costMicros)}`,
		...(troubles.length === 0
			? [texts.noTroubles]
			: [texts.carrierTroubles(troubles.length), ...troubles.map((line) => `  ${line}`)]),
		...(failures.length === 0 ? [] : ["", texts.wentWrong, ...failures]),
	].join("\n");
}
