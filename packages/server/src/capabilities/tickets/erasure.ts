import { eq, inArray, or } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../platform/db/types.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import type { BlobStore } from "../../ports/blob-store.ts";
import type { Context } from "./context.ts";
import { recordChanges } from "./record.ts";
import { ticketChanges, ticketLinks, ticketMessages, tickets } from "./schema.ts";
import { indexTicket } from "./store.ts";

const DeleteAttachments = z.object({ keys: z.array(z.string()) });
const deleteAttachments = { name: "tickets.delete-attachments", schema: DeleteAttachments } as const;

/** Blobs are no part of a transaction: they go once the erasure is certain. */
export const deleteAttachmentsJob = (blobs: BlobStore): JobDefinition<typeof DeleteAttachments> => ({
	...deleteAttachments,
	concurrency: 2,
	retryLimit: 10,
	expireInSeconds: 120,
	async run({ keys }) {
		for (const key of keys) await blobs.delete(key);
	},
});

/** Leaves of a contact's tickets that they were: number, times, status, and who worked on them. */
export async function eraseContact({ platform }: Context, tx: Transaction, contactId: string): Promise<void> {
	const rows = await tx
		.select({ id: tickets.id, attachments: tickets.attachments, mergedInto: tickets.mergedInto })
		.from(tickets)
		.where(eq(tickets.contactId, contactId))
		.for("update");
	if (rows.length === 0) return;
	const ids = rows.map(({ id }) => id);
	await tx
		.update(ticketMessages)
		.set({ text: "", requestKey: null })
		.where(or(inArray(ticketMessages.ticketId, ids), inArray(ticketMessages.writtenOn, ids)));
	await tx.update(ticketChanges).set({ from: null, to: null }).where(inArray(ticketChanges.ticketId, ids));
	await tx
		.update(ticketLinks)
		.set({ revokedAt: new Date(platform.clock.now()) })
		.where(inArray(ticketLinks.ticketId, ids));
	await tx
		.update(tickets)
		.set({
			subject: "",
			description: "",
			contactId: null,
			requesterName: null,
			requesterEmail: null,
			requesterPhone: null,
			tags: [],
			stepsTried: [],
			attachments: [],
			requestKey: null,
		})
		.where(inArray(tickets.id, ids));
	for (const id of ids) {
		await recordChanges(platform, tx, id, null, [{ what: "erased" }]);
		await indexTicket(tx, id);
	}
	const others = rows.flatMap(({ mergedInto }) =>
		mergedInto === null || ids.includes(mergedInto) ? [] : [mergedInto],
	);
	for (const id of new Set(others)) await indexTicket(tx, id);
	const keys = rows.flatMap(({ attachments }) => attachments.map(({ key }) => key));
	if (keys.length > 0) await platform.jobs.enqueue(tx, deleteAttachments, { keys });
}
