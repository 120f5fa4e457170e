import { Channel, InboxQueueFilter, TicketPriority, TicketStatus } from "@centralita/contracts";

/** What the list's address holds. */
export type TicketSearch = {
	q?: string;
	status?: TicketStatus | "active";
	priority?: TicketPriority;
	assignee?: string;
	queue?: InboxQueueFilter;
	channel?: Channel;
	tag?: string;
	breached?: "true" | "false";
};

/** Reads the address; what makes no sense is left out. */
export function readTicketSearch(given: Record<string, unknown>): TicketSearch {
	const text = (value: unknown) =>
		typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value).trim() : "";
	const q = text(given.q).slice(0, 200);
	const status = TicketStatus.safeParse(given.status);
	const priority = TicketPriority.safeParse(given.priority);
	const channel = Channel.safeParse(given.channel);
	const assignee = text(given.assignee);
	const queue = InboxQueueFilter.safeParse(given.queue);
	const tag = text(given.tag).slice(0, 40);
	const breached = text(given.breached);
	return {
		...(q ? { q } : {}),
		...(given.status === "active" ? { status: "active" as const } : status.success ? { status: status.data } : {}),
		...(priority.success ? { priority: priority.data } : {}),
		...(/^(mine|none|[0-9a-f-]{36})$/.test(assignee) ? { assignee } : {}),
		...(queue.success ? { queue: queue.data } : {}),
		...(channel.success ? { channel: channel.data } : {}),
		...(tag ? { tag } : {}),
		...(breached === "true" || breached === "false" ? { breached } : {}),
	};
}

/** Whether the list is narrowed in any way. */
export const isFiltered = (search: TicketSearch): boolean => Object.keys(search).length > 0;
