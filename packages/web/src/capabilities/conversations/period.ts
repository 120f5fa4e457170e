import type { HistorySearch } from "./search.ts";

/** The start of a day, that many days from `at`'s, in the reader's zone. */
function dayStart(at: Date, days: number): Date {
	return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days);
}

/** Midnight at the start of a `2026-11-22`, in the reader's zone; null where there is no such day. */
function parseDay(day: string | undefined): Date | null {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? "");
	if (!match) return null;
	const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
	const parsed = new Date(year, month - 1, date);
	return parsed.getMonth() === month - 1 && parsed.getDate() === date ? parsed : null;
}

export type Period = { from?: string; to?: string };
const period = (from: Date | null, to: Date | null): Period => ({
	...(from ? { from: from.toISOString() } : {}),
	...(to ? { to: to.toISOString() } : {}),
});

/** The instants that a choice of dates means today: `from` inclusive, `to` exclusive; whole days of the reader's zone. */
export function periodOf(search: Pick<HistorySearch, "period" | "from" | "to">, now: Date): Period {
	switch (search.period) {
		case "today":
			return period(dayStart(now, 0), null);
		case "yesterday":
			return period(dayStart(now, -1), dayStart(now, 0));
		case "week":
			return period(dayStart(now, -6), null);
		case "month":
			return period(dayStart(now, -29), null);
		case "custom": {
			const to = parseDay(search.to);
			return period(parseDay(search.from), to && dayStart(to, 1));
		}
		default:
			return {};
	}
}
