import { eq } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import type { Principal } from "../../platform/security/principal.ts";
import { DeleteBlobs } from "./blobs.ts";
import { conversations } from "./schema.ts";
import type { Contacts } from "./types.ts";

type ForgetDeps = Pick<Platform, "events" | "jobs"> & { contacts: Contacts };
type Deps = ForgetDeps & Pick<Platform, "audit">;

const deleteBlobs = { name: "conversations.delete-blobs", schema: DeleteBlobs };

async function remove({ events, jobs }: ForgetDeps, tx: Transaction, id: string, by: string): Promise<void> {
	await tx.delete(conversations).where(eq(conversations.id, id));
	await events.erase(tx, id);
	await events.append(tx, "conversation.deleted", { conversationId: id, by });
	await jobs.enqueue(tx, deleteBlobs, { conversationId: id });
}

/** Removes a conversation with its events and recording. Rejects with `not-found`, and with `conflict` while it is live. */
export async function deleteConversation(
	deps: Deps,
	tx: Transaction,
	id: string,
	actor: { principal: Principal | null; ip: string },
): Promise<void> {
	const [row] = await tx
		.select({ status: conversations.status, contactId: conversations.contactId })
		.from(conversations)
		.where(eq(conversations.id, id))
		.for("update");
	if (!row) throw new AppError("not-found", "There is no such conversation.");
	if (row.status === "live") throw new AppError("conflict", "The conversation is going on: end it first.");
	if (row.contactId !== null) await deps.contacts.countConversation(tx, row.contactId, -1);
	await remove(deps, tx, id, actor.principal?.name ?? "system");
	await deps.audit.record(tx, { ...actor, action: "conversation.deleted", subject: id });
}

/** Removes a conversation that its contact wants gone, live or not. */
export async function forgetConversation(deps: ForgetDeps, tx: Transaction, id: string, by: string): Promise<void> {
	const [row] = await tx
		.select({ contactId: conversations.contactId })
		.from(conversations)
		.where(eq(conversations.id, id))
		.for("update");
	if (!row) return;
	if (row.contactId !== null) await deps.contacts.countConversation(tx, row.contactId, -1);
	await remove(deps, tx, id, by);
}

/** Removes all conversations of a contact. Rejects with `conflict` while one of them is live. */
export async function eraseContact(deps: Deps, tx: Transaction, contactId: string): Promise<void> {
	const rows = await tx
		.select({ id: conversations.id, status: conversations.status })
		.from(conversations)
		.where(eq(conversations.contactId, contactId))
		.for("update");
	if (rows.some((row) => row.status === "live"))
		throw new AppError("conflict", "The contact is in a conversation now: end it first.");
	for (const { id } of rows) await remove(deps, tx, id, "system");
}
