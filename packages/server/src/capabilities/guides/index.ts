import type { GuideDefinition } from "@centralita/contracts";
import type { Capability, Platform } from "../../platform/capability.ts";
import { editingRoutes } from "./editing/routes.ts";
import { createGuideEditing } from "./editing/service.ts";
import { builtInGuides } from "./library/index.ts";
import { guideRoutes } from "./routes.ts";
import { createGuidesService, type Guides, seedGuides } from "./service.ts";
import { forgetWithConversation, sweepJob } from "./sessions/jobs.ts";
import { createSessionRecorder, type SessionRecorder } from "./sessions/record.ts";
import { forgetPerson, sessionsOfContact } from "./sessions/store.ts";

export type { Guides } from "./service.ts";
export type { SessionRecorder } from "./sessions/record.ts";

/** Step-by-step flows: drafts, immutable versions, and the sessions that run them. `library` replaces the built-in ones (for tests). */
export function createGuides(
	platform: Platform,
	library: readonly GuideDefinition[] = builtInGuides,
): Guides & SessionRecorder & { capability: Capability } {
	const service = createGuidesService();
	const editing = createGuideEditing(platform);
	return {
		...service,
		...createSessionRecorder(platform),
		capability: {
			name: "guides",
			migrations: new URL("./migrations/", import.meta.url),
			routes(http) {
				guideRoutes(platform, service, editing)(http);
				editingRoutes(platform, editing)(http);
			},
			jobs: [sweepJob(platform)],
			listeners: [forgetWithConversation(platform)],
			erasure: (tx, contactId) => forgetPerson(tx, { contactId }),
			personalData: sessionsOfContact,
			start: () => seedGuides(platform, library),
		},
	};
}
