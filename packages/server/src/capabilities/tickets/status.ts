import type { Transaction } from "../../platform/db/types.ts";
import type { Context } from "./context.ts";
import { isOver } from "./lifecycle.ts";
import { eventOf, recordChanges, updatedEvent } from "./record.ts";
import type { TicketRow } from "./schema.ts";
import { follow } from "./sla.ts";
import { clockColumns, clocksOf, updateTicket } from "./store.ts";

/** Moves a locked ticket, with its clocks, its history and its event. What is the same already changes nothing. */
export async function setStatus(
	{ platform, settings }: Context,
	tx: Transaction,
	row: TicketRow,
	status: TicketRow["status"],
	by: string | null,
): Promise<TicketRow> {
	if (row.status === status) return row;
	const now = new Date(platform.clock.now());
	const calendar = settings.calendarOf(await settings.state(tx));
	const changed = await updateTicket(tx, row.id, {
		status,
		...clockColumns(follow(calendar, clocksOf(row), status, now)),
		resolvedAt: isOver(status) ? (row.resolvedAt ?? now) : null,
		updatedAt: now,
	});
	await recordChanges(platform, tx, row.id, by, [{ what: "status", from: row.status, to: status }]);
	if (status === "closed")
		await platform.events.append(tx, "ticket.closed", { ...eventOf(changed), mergedInto: changed.mergedInto, by });
	else await platform.events.append(tx, "ticket.updated", updatedEvent(changed, ["status"], by));
	return changed;
}
