import { Channel, Outcome } from "@centralita/contracts";

export const periods = ["today", "yesterday", "week", "month", "custom"] as const;

/** What the list's address holds. Days are `2026-11-22`, the last one included. */
export type HistorySearch = {
	q?: string;
	period?: (typeof periods)[number];
	from?: string;
	to?: string;
	channel?: Channel;
	outcome?: Outcome;
	assistant?: string;
};

const day = /^\d{4}-\d{2}-\d{2}$/;
const id = /^[0-9a-f-]{36}$/i;

/** Reads the address; what makes no sense is left out. */
export function readHistorySearch(given: Record<string, unknown>): HistorySearch {
	const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");
	const q = text(given.q).trim().slice(0, 200);
	const period = periods.find((one) => one === given.period);
	const channel = Channel.safeParse(given.channel);
	const outcome = Outcome.safeParse(given.outcome);
	return {
		...(q ? { q } : {}),
		...(period ? { period } : {}),
		...(period === "custom" && day.test(text(given.from)) ? { from: text(given.from) } : {}),
		...(period === "custom" && day.test(text(given.to)) ? { to: text(given.to) } : {}),
		...(channel.success ? { channel: channel.data } : {}),
		...(outcome.success ? { outcome: outcome.data } : {}),
		...(id.test(text(given.assistant)) ? { assistant: text(given.assistant) } : {}),
	};
}

/** Whether the list is narrowed in any way. */
export const isFiltered = (search: HistorySearch): boolean => Object.keys(search).length > 0;
