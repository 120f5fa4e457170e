import assert from "node:assert/strict";
import { it } from "node:test";
import type { Slot, SlotContext } from "./types.ts";

/** Sunday, 22 November 2026, noon in Buenos Aires. */
const now = Date.parse("2026-11-22T15:00:00Z");

export const spanish: SlotContext = {
	locale: "es-419",
	country: "AR",
	now,
	timeZone: "America/Argentina/Buenos_Aires",
	expected: true,
};
export const mexican: SlotContext = { ...spanish, country: "MX", timeZone: "America/Mexico_City" };
export const english: SlotContext = {
	locale: "en-US",
	country: "US",
	now,
	timeZone: "America/New_York",
	expected: true,
};
/** Nobody asked. */
export const unasked = (context: SlotContext): SlotContext => ({ ...context, expected: false });

/** One test for each row: what was said, and the value to be read from it (null for none). */
export function table<T>(
	parse: (text: string, context: SlotContext) => Slot<T> | null,
	context: SlotContext,
	rows: readonly (readonly [said: string, value: T | null])[],
): void {
	for (const [said, value] of rows) {
		it(`${context.locale} ${context.country}${context.expected ? "" : ", unasked"}: ${JSON.stringify(said)} → ${value}`, () => {
			const slot = parse(said, context);
			assert.deepEqual(slot?.value ?? null, value);
			if (!slot) return;
			assert.ok(slot.confidence > 0 && slot.confidence <= 1);
			const [start, end] = slot.span;
			assert.ok(start >= 0 && start < end && end <= said.length, `span ${start}–${end}`);
		});
	}
}
