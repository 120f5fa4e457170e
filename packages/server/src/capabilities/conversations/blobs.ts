import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import type { BlobStore } from "../../ports/blob-store.ts";

/** Where a conversation's recording is: a WAV, contact left, assistant right. */
export const recordingKey = (conversationId: string): string => `recordings/${conversationId}.wav`;
/** Where its peaks are kept once somebody looked. */
export const peaksKey = (conversationId: string): string => `recordings/${conversationId}.peaks`;

export const DeleteBlobs = z.object({ conversationId: z.uuid() });

/** Blobs are no part of a transaction: they go once the deletion is certain. */
export const deleteBlobsJob = (blobs: BlobStore): JobDefinition<typeof DeleteBlobs> => ({
	name: "conversations.delete-blobs",
	schema: DeleteBlobs,
	concurrency: 2,
	retryLimit: 10,
	expireInSeconds: 120,
	async run({ conversationId }) {
		await blobs.delete(peaksKey(conversationId));
		await blobs.delete(recordingKey(conversationId));
	},
});
