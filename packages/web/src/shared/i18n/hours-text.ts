import type { Language, WeeklyHours } from "@centralita/contracts";
import { dayName } from "./day-name.ts";

/** Runs of days next to each other, such as [[1, 5], [7, 7]]. */
function dayRuns(on: readonly number[]): [first: number, last: number][] {
	const runs: [number, number][] = [];
	for (const day of [...new Set(on)].sort((a, b) => a - b)) {
		const run = runs.at(-1);
		if (run && run[1] === day - 1) run[1] = day;
		else runs.push([day, day]);
	}
	return runs;
}

/** "lun–vie 09:00–18:00 · sáb 09:00–13:00". */
export function hoursText(hours: readonly WeeklyHours[], language: Language): string {
	const name = (day: number) => dayName(day, language, "short");
	return hours
		.map(({ days, from, to }) => {
			const runs = dayRuns(days).map(([first, last]) =>
				first === last ? name(first) : `${name(first)}${last === first + 1 ? ", " : "–"}${name(last)}`,
			);
			return `${runs.join(", ")} ${from}–${to === "00:00" ? "24:00" : to}`;
		})
		.join(" · ");
}
