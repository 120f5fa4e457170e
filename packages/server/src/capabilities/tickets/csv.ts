import type { TicketFilter } from "@centralita/contracts";
import { csvLine, csvMark } from "../../platform/csv/index.ts";
import type { Queryable } from "../../platform/db/types.ts";
import type { Principal } from "../../platform/security/principal.ts";
import type { Context } from "./context.ts";
import { findTickets } from "./list.ts";
import { queueNames } from "./queue.ts";
import type { TicketRow } from "./schema.ts";

const batch = 500;

type Read = (row: TicketRow, queues: ReadonlyMap<string, string>) => string | Date | null;
const columns: readonly [string, Read][] = [
	["number", (row) => row.number],
	["subject", (row) => row.subject],
	["status", (row) => row.status],
	["priority", (row) => row.priority],
	["channel", (row) => row.channel],
	["requester_name", (row) => row.requesterName],
	["requester_email", (row) => row.requesterEmail],
	["requester_phone", (row) => row.requesterPhone],
	["assignee", (row) => row.assigneeName],
	["tags", (row) => row.tags.join(" ")],
	["conversation_id", (row) => row.conversationId],
	["created_at", (row) => row.createdAt],
	["updated_at", (row) => row.updatedAt],
	["resolved_at", (row) => row.resolvedAt],
	["first_response_due_at", (row) => row.firstResponseDueAt],
	["first_response_at", (row) => row.firstResponseDoneAt],
	["first_response_breached_at", (row) => row.firstResponseBreachedAt],
	["resolution_due_at", (row) => row.resolutionDueAt],
	["resolution_breached_at", (row) => row.resolutionBreachedAt],
	["queue", ({ queueId }, queues) => (queueId === null ? null : (queues.get(queueId) ?? null))],
];

const textOf = (value: string | Date | null, shown: (text: string) => string) =>
	typeof value === "string" ? shown(value) : value;

/**
 * A CSV file of the tickets that the filter finds, in pieces; with a mark, so that spreadsheets read it as UTF-8.
 * `shown` has the last word on every text.
 */
export async function* exportTickets(
	context: Context,
	db: Queryable,
	filter: TicketFilter,
	principal: Principal | null,
	shown: (text: string) => string,
): AsyncGenerator<string> {
	yield csvMark + csvLine(columns.map(([name]) => name));
	const queues = await queueNames(context, db);
	const line = (row: TicketRow) => csvLine(columns.map(([, read]) => textOf(read(row, queues), shown)));
	let before: string | null = null;
	for (;;) {
		const rows: TicketRow[] = await findTickets(context, db, filter, { principal, before, limit: batch });
		if (rows.length > 0) yield rows.map(line).join("");
		before = rows.at(-1)?.id ?? null;
		if (rows.length < batch) return;
	}
}
