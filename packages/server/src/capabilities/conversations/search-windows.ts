/** A stretch of time to search at once: by facets of its days or months, from `from` (all that is older when null). */
export type SearchWindow = { facets: readonly string[]; from: Date | null };

const dayMs = 86_400_000;
const daysFirst = 2;
const monthsThen = [2, 6];

const day = (at: Date) => `~day:${at.toISOString().slice(0, 10)}`;
const month = (at: Date) => `~month:${at.toISOString().slice(0, 7)}`;
const startOfDay = (at: Date) => new Date(Math.floor(at.getTime() / dayMs) * dayMs);
const startOfMonth = (at: Date, back: number) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back, 1));

/**
 * How a search goes back in time from `until`: two days, two months, six more, then everything. What is common is found
 * in the first; what is rare costs little in the last. They touch, and overlap only in their facets, never in `from`.
 */
export function windowsBack(until: Date): SearchWindow[] {
	const firstDay = startOfDay(new Date(until.getTime() - (daysFirst - 1) * dayMs));
	const windows: SearchWindow[] = [
		{
			facets: Array.from({ length: daysFirst }, (_, index) => day(new Date(firstDay.getTime() + index * dayMs))),
			from: firstDay,
		},
	];
	let newest = firstDay;
	for (const months of monthsThen) {
		const facets = Array.from({ length: months }, (_, back) => month(startOfMonth(newest, back)));
		const from = startOfMonth(newest, months - 1);
		windows.push({ facets, from });
		newest = new Date(from.getTime() - 1);
	}
	return [...windows, { facets: [], from: null }];
}
