import type { TicketStatus } from "@centralita/contracts";

/** To which a person may move a ticket from each status. */
const moves: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
	new: ["open", "waiting", "resolved", "closed"],
	open: ["waiting", "resolved", "closed"],
	waiting: ["open", "resolved", "closed"],
	resolved: ["reopened", "closed"],
	closed: ["reopened"],
	reopened: ["open", "waiting", "resolved", "closed"],
};

const dayMs = 86_400_000;
/** How long after it was resolved an answer of the contact opens a ticket again. */
export const reopenWithinMs = 14 * dayMs;

export const activeStatuses = ["new", "open", "waiting", "reopened"] as const satisfies readonly TicketStatus[];
/** Whether the service level's clocks run: not while the contact is waited for, nor once it is over. */
export const isRunning = (status: TicketStatus): boolean =>
	status === "new" || status === "open" || status === "reopened";
export const isOver = (status: TicketStatus): boolean => status === "resolved" || status === "closed";

export const movesFrom = (status: TicketStatus): readonly TicketStatus[] => moves[status];

export type LifecycleEvent =
	| { type: "moved"; to: TicketStatus }
	/** Somebody of the company wrote to the contact. */
	| { type: "answered" }
	/** The contact wrote; `sinceResolvedMs` counts from the last time it was resolved. */
	| { type: "contact-wrote"; sinceResolvedMs: number };

/** The status after an event; null when it may not happen. */
export function nextStatus(status: TicketStatus, event: LifecycleEvent): TicketStatus | null {
	switch (event.type) {
		case "moved":
			return moves[status].includes(event.to) ? event.to : null;
		case "answered":
			return status === "new" || status === "reopened" ? "open" : status;
		case "contact-wrote":
			if (status === "waiting") return "open";
			if (status === "resolved") return event.sinceResolvedMs <= reopenWithinMs ? "reopened" : null;
			return status === "closed" ? null : status;
	}
}
