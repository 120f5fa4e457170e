import Holidays from "date-holidays";

const calendars = new Map<string, Map<number, ReadonlySet<string>>>();

/** The public holidays of a year, as ISO dates; none where the country's are not known. */
function holidaysOf(country: string, year: number): ReadonlySet<string> {
	const years = calendars.get(country) ?? new Map<number, ReadonlySet<string>>();
	calendars.set(country, years);
	const known = years.get(year);
	if (known) return known;
	const found = new Holidays(country)
		.getHolidays(year)
		.filter(({ type }) => type === "public")
		.map(({ date }) => date.slice(0, 10));
	const dates = new Set(found);
	years.set(year, dates);
	return dates;
}

/** Whether an ISO date is a public holiday of the whole country. */
export const isPublicHoliday = (country: string, date: string): boolean =>
	holidaysOf(country, Number(date.slice(0, 4))).has(date);
