import type { Delivery, DeliveryState } from "@centralita/contracts";
import type { OutboundRow } from "./schema.ts";

/** Statuses come in any order: the highest counts. What was delivered has not failed, whatever else was told. */
const ranks: Readonly<Record<OutboundRow["state"], number>> = {
	waiting: 0,
	sending: 1,
	unknown: 2,
	accepted: 3,
	sent: 4,
	failed: 5,
	delivered: 6,
	read: 7,
};

export const isHigher = (state: OutboundRow["state"], than: OutboundRow["state"]): boolean =>
	ranks[state] > ranks[than];

const shownState = (state: OutboundRow["state"]): DeliveryState => (state === "sending" ? "waiting" : state);

/** Of a line that went out as several messages: it failed when one of them did, else it is as far as the last of them. */
export function deliveryOf(parts: readonly Pick<OutboundRow, "state" | "problem" | "detail">[]): Delivery | null {
	const failed = parts.find(({ state }) => state === "failed");
	if (failed) return { state: "failed", problem: failed.problem, detail: failed.detail };
	const [slowest] = [...parts].sort((a, b) => ranks[a.state] - ranks[b.state]);
	return slowest ? { state: shownState(slowest.state), problem: null, detail: null } : null;
}
