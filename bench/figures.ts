/** What benches print: a value, its goal, and what a bare echo reaches in the same run. */
export type Figure = {
	what: string;
	value: number;
	unit: string;
	goal: string;
	reached: boolean;
	ceiling: number | null;
};

export const below = (
	what: string,
	value: number,
	unit: string,
	limit: number,
	ceiling: number | null = null,
): Figure => ({ what, value, unit, goal: `< ${limit}`, reached: value < limit, ceiling });

export const atLeast = (
	what: string,
	value: number,
	unit: string,
	limit: number,
	ceiling: number | null = null,
): Figure => ({ what, value, unit, goal: `>= ${limit}`, reached: value >= limit, ceiling });

/** Nobody promised anything about it. */
export const seen = (what: string, value: number, unit: string): Figure => ({
	what,
	value,
	unit,
	goal: "",
	reached: true,
	ceiling: null,
});

/** Not a number of nothing. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = Float64Array.from(values).sort();
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A table, or JSON with `--json`. `valid` false: the machine was too busy with other things. */
export function printFigures(
	bench: string,
	figures: readonly Figure[],
	notes: { valid: boolean; [note: string]: unknown },
): void {
	if (process.argv.includes("--json")) {
		console.log(JSON.stringify({ bench, figures, notes }, null, "\t"));
		return;
	}
	const compared = figures.some(({ ceiling }) => ceiling !== null);
	const rows = figures.map(({ what, value, unit, goal, reached, ceiling }) => ({
		what,
		value: `${value.toFixed(2)} ${unit}`,
		goal,
		reached: goal === "" ? "" : reached ? "yes" : "NO",
		...(compared
			? {
					"bare echo": ceiling === null ? "" : `${ceiling.toFixed(2)} ${unit}`,
					ratio: ceiling === null ? "" : (value / ceiling).toFixed(2),
				}
			: {}),
	}));
	console.table(rows);
	console.log(notes);
	if (!notes.valid) console.log("The machine was busy with other things: run it again on a quiet one.");
}
