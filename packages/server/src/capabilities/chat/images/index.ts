import type { Http, Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import type { ChatGuard } from "../bearer.ts";
import type { Replies } from "../reply.ts";
import type { ChatDependencies } from "../types.ts";
import { deleteBlobsOf, deleteImagesJob } from "./blobs.ts";
import { createImageJob } from "./job.ts";
import { registerImageRoutes } from "./routes.ts";
import { dropStale } from "./store.ts";
import { createUploads } from "./upload.ts";

export { imagesOf } from "./attachments.ts";
export { forgetImages } from "./blobs.ts";

/** No upload takes that long: its process is gone. */
const staleMs = 5 * 60_000;

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
