import type { LineDefinition, WeeklyHours } from "@centralita/contracts";

/** Monday is 1; minutes since midnight, by the clock on the wall there. */
export type LocalTime = { day: number; minutes: number };

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const minutesPerDay = 1440;

/** The wall clock of a time zone (IANA) at an instant, daylight saving included. */
export function localTime(now: number, timeZone: string): LocalTime {
	const parts = new Intl.DateTimeFormat("en-GB", {
		timeZone,
		weekday: "short",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	}).formatToParts(now);
	const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
	return { day: days.indexOf(part("weekday")) + 1, minutes: Number(part("hour")) * 60 + Number(part("minute")) };
}

function minutesOf(time: string): number {
	const [hours = 0, minutes = 0] = time.split(":").map(Number);
	return hours * 60 + minutes;
}

/** Whether the hours hold then. Those that go past midnight belong to the day on which they begin. */
export function within(hours: WeeklyHours, { day, minutes }: LocalTime): boolean {
	const from = minutesOf(hours.from);
	const to = minutesOf(hours.to) || minutesPerDay;
	const yesterday = day === 1 ? 7 : day - 1;
	if (from < to) return hours.days.includes(day) && minutes >= from && minutes < to;
	return (hours.days.includes(day) && minutes >= from) || (hours.days.includes(yesterday) && minutes < to);
}

/** Who answers then: an assistant of a shift, the usual one, or nobody because the line is closed. */
export function whoAnswers(line: LineDefinition, now: number): { open: boolean; assistantId: string | null } {
	const time = localTime(now, line.timeZone);
	const open = line.hours.length === 0 || line.hours.some((hours) => within(hours, time));
	if (!open) return { open, assistantId: null };
	const shift = line.shifts.find(({ hours }) => within(hours, time));
	return { open, assistantId: shift?.assistantId ?? line.assistantId };
}
