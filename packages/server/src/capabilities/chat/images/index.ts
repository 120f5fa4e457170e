import type { Http, Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import type { ChatGuard } from "../bearer.ts";
import type { Replies } from "../reply.ts";
import type { ChatDependencies } from "../types.ts";
import { deleteBlobsOf, deleteImagesJob } from "./blobs.ts";
import { createImageJob } from "./job.ts";
import { registerImageRoutes } from "./routes.ts";
import { dropStale, keptImages } from "./store.ts";
import { createUploads } from "./upload.ts";

export { forgetImages } from "./blobs.ts";

/** No upload takes that long: its process is gone. */
const staleMs = 5 * 60_000;

/** A picture as an attachment: `bytes` is its size. */
export type ChatAttachment = { key: string; name: string; type: "image/jpeg"; bytes: number };

/** The pictures of chats: taken in, made safe by the worker, read by a model where there is one. */
export function createChatImages(platform: Platform, dependencies: ChatDependencies, replies: Replies) {
	const { db, jobs, clock, blobs } = platform;
	const uploads = createUploads(platform, dependencies);
	return {
		uploads,
		routes: (http: Http, guard: ChatGuard) => registerImageRoutes(http, platform, uploads, guard),
		jobs: [createImageJob(platform, dependencies, replies), deleteImagesJob(blobs)] as JobDefinition[],
		/** Clears away what broken uploads left, a bounded number at a time. */
		sweep: (limit: number): Promise<void> =>
			db.transaction(async (tx: Transaction) => {
				await deleteBlobsOf(jobs, tx, await dropStale(tx, new Date(clock.now() - staleMs), limit));
			}),
	};
}

/** The pictures of a chat that were kept, oldest first. */
export async function imagesOf(db: Queryable, conversationId: string): Promise<ChatAttachment[]> {
	const kept = await keptImages(db, conversationId);
	return kept.flatMap(({ blobKey, bytes }, index) =>
		blobKey === null || bytes === null
			? []
			: [{ key: blobKey, name: `picture-${index + 1}.jpg`, type: "image/jpeg" as const, bytes }],
	);
}
