import type { LineDefinition } from "@centralita/contracts";
import { wallClock, within } from "../../../platform/time/wall-clock.ts";

/** Who answers then: an assistant of a shift, the usual one, or nobody because the line is closed. */
export function whoAnswers(line: LineDefinition, now: number): { open: boolean; assistantId: string | null } {
	const time = wallClock(line.timeZone)?.(now);
	const open = line.hours.length === 0 || (time !== undefined && line.hours.some((hours) => within(hours, time)));
	if (!open) return { open, assistantId: null };
	const shift = time && line.shifts.find(({ hours }) => within(hours, time));
	return { open, assistantId: shift?.assistantId ?? line.assistantId };
}
