import type { Capability, Platform } from "../../platform/capability.ts";
import { type AnalysisDependencies, analysisJob } from "./analysis-job.ts";
import { deleteBlobsJob } from "./blobs.ts";
import { moveContact } from "./contact-move.ts";
import { eraseContact } from "./deletion.ts";
import { conversationEventRoutes } from "./event-routes.ts";
import { conversationsOf } from "./personal-data.ts";
import { recordingRoutes } from "./recording-routes.ts";
import { conversationRoutes } from "./routes.ts";
import { type Conversations, createConversationsService } from "./service.ts";
import type { Contacts } from "./types.ts";

export { queryWords, wordsQuery } from "./search.ts";
export type { Conversations } from "./service.ts";

/** What was said, on any channel: written by whoever holds the conversation, read, searched and deleted here. */
export function createConversations(
	platform: Platform,
	{ contacts, analysis }: { contacts: Contacts; analysis: AnalysisDependencies },
): Conversations & { capability: Capability } {
	const service = createConversationsService(platform, contacts);
	return {
		...service,
		capability: {
			name: "conversations",
			migrations: new URL("./migrations/", import.meta.url),
			routes(http) {
				conversationRoutes(platform, service, contacts)(http);
				conversationEventRoutes(platform)(http);
				recordingRoutes(platform)(http);
			},
			jobs: [deleteBlobsJob(platform.blobs), analysisJob(platform, service, analysis)],
			personalData: (db, contactId) => conversationsOf(service, db, contactId),
			erasure: (tx, contactId) => eraseContact({ ...platform, contacts }, tx, contactId),
			contactMove: moveContact,
		},
	};
}
