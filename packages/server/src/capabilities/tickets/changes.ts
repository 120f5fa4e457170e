import type { TicketPatch, TicketStatus } from "@centralita/contracts";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import type { Context } from "./context.ts";
import { isRunning, nextStatus } from "./lifecycle.ts";
import { queueNamed, queueNames } from "./queue.ts";
import { type Change, recordChanges, updatedEvent } from "./record.ts";
import { ticketWatchers } from "./schema.ts";
import { retarget } from "./sla.ts";
import { setStatus } from "./status.ts";
import { clockColumns, clocksOf, indexTicket, lockOpenTicket, updateTicket } from "./store.ts";
import type { Actor } from "./types.ts";

const nameBy = ({ principal }: Actor) => principal?.name ?? null;

async function assigneeNamed(context: Context, tx: Transaction, id: string, { principal }: Actor): Promise<string> {
	if (principal?.kind === "user" && principal.id === id) return principal.name;
	const found = (await context.users.assignees(tx)).find((user) => user.id === id);
	if (found) return found.name;
	throw new AppError("validation-failed", "Tickets are given to users who may work on them.", {
		fields: [{ path: "assigneeId", message: "is no such user" }],
	});
}

/** Changes fields of a ticket. Appends `ticket.updated` when something is different. Rejects with `not-found`, `conflict`, `validation-failed`. */
export async function patchTicket(context: Context, tx: Transaction, id: string, patch: TicketPatch, actor: Actor) {
	const { platform, settings } = context;
	const row = await lockOpenTicket(tx, id);
	const now = new Date(platform.clock.now());
	const changes: Change[] = [];
	const set: Parameters<typeof updateTicket>[2] = {};
	if (patch.subject !== undefined && patch.subject !== row.subject) {
		set.subject = patch.subject;
		// Subjects may hold personal data: the history only says that there was another.
		changes.push({ what: "subject" });
	}
	if (patch.tags !== undefined && patch.tags.join("\n") !== row.tags.join("\n")) {
		set.tags = patch.tags;
		changes.push({ what: "tags", from: row.tags.join(", "), to: patch.tags.join(", ") });
	}
	if (patch.assigneeId !== undefined && patch.assigneeId !== row.assigneeId) {
		const name = patch.assigneeId === null ? null : await assigneeNamed(context, tx, patch.assigneeId, actor);
		Object.assign(set, { assigneeId: patch.assigneeId, assigneeName: name });
		changes.push({ what: "assignee", from: row.assigneeName, to: name });
	}
	if (patch.queueId !== undefined && patch.queueId !== row.queueId) {
		const name = patch.queueId === null ? null : await queueNamed(context, tx, patch.queueId);
		const names = await queueNames(context, tx);
		set.queueId = patch.queueId;
		changes.push({ what: "queue", from: row.queueId === null ? null : (names.get(row.queueId) ?? null), to: name });
	}
	if (patch.priority !== undefined && patch.priority !== row.priority) {
		const current = await settings.state(tx);
		const calendar = settings.calendarOf(current);
		const { firstResponse, resolution } = clocksOf(row);
		const target = current.targets[patch.priority];
		const at = { now, runs: isRunning(row.status) };
		set.priority = patch.priority;
		Object.assign(
			set,
			clockColumns({
				firstResponse: retarget(calendar, firstResponse, target.firstResponseMs, at),
				resolution: retarget(calendar, resolution, target.resolutionMs, at),
			}),
		);
		changes.push({ what: "priority", from: row.priority, to: patch.priority });
	}
	if (changes.length === 0) return;
	const changed = await updateTicket(tx, id, { ...set, updatedAt: now });
	await indexTicket(tx, id);
	await recordChanges(platform, tx, id, nameBy(actor), changes);
	const fields = changes.map(({ what }) => what);
	await platform.events.append(tx, "ticket.updated", updatedEvent(changed, fields, nameBy(actor)));
	await platform.audit.record(tx, { ...actor, action: "ticket.changed", subject: id, detail: { fields } });
}

/** Moves a ticket. Rejects with `conflict` when it may not move there. */
export async function moveTicket(context: Context, tx: Transaction, id: string, to: TicketStatus, actor: Actor) {
	const row = await lockOpenTicket(tx, id);
	if (row.status === to) return;
	if (nextStatus(row.status, { type: "moved", to }) === null)
		throw new AppError("conflict", `A ticket that is ${row.status} cannot become ${to}.`);
	await setStatus(context, tx, row, to, nameBy(actor));
	await context.platform.audit.record(tx, {
		...actor,
		action: "ticket.moved",
		subject: id,
		detail: { from: row.status, to },
	});
}

/** Whether whoever asks wants to hear of a ticket. Rejects with `conflict` for API keys. */
export async function watchTicket(context: Context, tx: Transaction, id: string, watch: boolean, actor: Actor) {
	const { principal } = actor;
	if (principal?.kind !== "user")
		throw new AppError("conflict", "Only people watch tickets: an API key is nobody to tell.");
	await lockOpenTicket(tx, id);
	const watcher = { ticketId: id, userId: principal.id, name: principal.name };
	if (watch) await tx.insert(ticketWatchers).values(watcher).onConflictDoNothing();
	else
		await tx
			.delete(ticketWatchers)
			.where(and(eq(ticketWatchers.ticketId, id), eq(ticketWatchers.userId, principal.id)));
	await context.platform.audit.record(tx, {
		...actor,
		action: watch ? "ticket.watched" : "ticket.unwatched",
		subject: id,
	});
}
