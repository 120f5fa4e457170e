import { z } from "zod";
import type { Transaction } from "../../../platform/db/types.ts";
import type { JobDefinition, JobQueue } from "../../../platform/jobs/types.ts";
import type { BlobStore } from "../../../ports/blob-store.ts";
import type { Tickets } from "../../tickets/index.ts";
import { originalKey, pictureKey } from "./keys.ts";
import { imageIds } from "./store.ts";

const data = z.object({ imageIds: z.array(z.uuid()) });
const job = { name: "chat.delete-images", schema: data };

/** Blobs are no part of a transaction: they go once the deletion is certain. */
export const deleteImagesJob = (blobs: BlobStore): JobDefinition<typeof data> => ({
	...job,
	concurrency: 1,
	retryLimit: 10,
	expireInSeconds: 120,
	async run({ imageIds: ids }) {
		for (const id of ids) {
			await blobs.delete(originalKey(id));
			await blobs.delete(pictureKey(id));
		}
	},
});

/** Deletes the bytes of those pictures once the transaction has committed. */
export async function deleteBlobsOf(jobs: JobQueue, tx: Transaction, ids: string[]): Promise<void> {
	if (ids.length > 0) await jobs.enqueue(tx, job, { imageIds: ids });
}

/** The same for all of a chat that is about to be deleted, whose rows go with it; its tickets lose them too. */
export async function forgetImages(
	jobs: JobQueue,
	tickets: Pick<Tickets, "detach">,
	tx: Transaction,
	conversationId: string,
): Promise<void> {
	const ids = await imageIds(tx, conversationId);
	if (ids.length > 0) await tickets.detach(tx, conversationId, ids.map(pictureKey));
	await deleteBlobsOf(jobs, tx, ids);
}
