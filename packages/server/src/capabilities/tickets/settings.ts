import type { TicketSettings, TicketSettingsState } from "@centralita/contracts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import type { Calendar } from "./calendar.ts";
import { ticketSettings } from "./schema.ts";
import type { Actor } from "./types.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What the product comes with. */
const defaults: TicketSettings = {
	prefix: "TCK",
	linkDays: 30,
	hours: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" }],
	targets: {
		urgent: { firstResponseMs: 30 * minuteMs, resolutionMs: 4 * hourMs },
		high: { firstResponseMs: 2 * hourMs, resolutionMs: 9 * hourMs },
		normal: { firstResponseMs: 4 * hourMs, resolutionMs: 27 * hourMs },
		low: { firstResponseMs: 9 * hourMs, resolutionMs: 45 * hourMs },
	},
};

export type SettingsService = ReturnType<typeof createSettings>;

export function createSettings({ config, clock, db, audit }: Pick<Platform, "config" | "clock" | "db" | "audit">) {
	const timeZone = config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

	async function state(query: Queryable): Promise<TicketSettingsState> {
		const [row] = await query.select().from(ticketSettings);
		return {
			...(row?.value ?? defaults),
			timeZone,
			changedBy: row?.changedBy ?? null,
			changedAt: row?.changedAt.toISOString() ?? null,
		};
	}

	return {
		timeZone,
		state,
		calendarOf: ({ hours }: TicketSettings): Calendar => ({ hours, timeZone }),
		/** Tickets that are open keep their targets; hours and targets hold for what begins or changes from now on. */
		change: (value: TicketSettings, actor: Actor): Promise<TicketSettingsState> =>
			db.transaction(async (tx) => {
				const changedBy = actor.principal?.name ?? "system";
				const change = { value, changedBy, changedAt: new Date(clock.now()) };
				await tx
					.insert(ticketSettings)
					.values(change)
					.onConflictDoUpdate({ target: ticketSettings.single, set: change });
				await audit.record(tx, { ...actor, action: "ticket-settings.changed", detail: value });
				return state(tx);
			}),
	};
}
