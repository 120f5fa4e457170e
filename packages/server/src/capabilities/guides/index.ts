import type { GuideDefinition } from "@centralita/contracts";
import type { Capability, Platform } from "../../platform/capability.ts";
import { type CallOut, createCallOut } from "./call-out.ts";
import { editingRoutes } from "./editing/routes.ts";
import { createGuideEditing } from "./editing/service.ts";
import { experimentRoutes } from "./experiments/routes.ts";
import { createGuideExperiments } from "./experiments/service.ts";
import { builtInGuides } from "./library/index.ts";
import { guideRoutes } from "./routes.ts";
import { createGuidesService, type Guides, seedGuides } from "./service.ts";
import { moveContact } from "./sessions/contact-move.ts";
import { forgetWithConversation, sweepJob } from "./sessions/jobs.ts";
import { pageRoutes } from "./sessions/page-routes.ts";
import { createSessionRecorder, type SessionRecorder } from "./sessions/record.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import { createSessionService, type SessionNeighbours } from "./sessions/service.ts";
import { forgetPerson, sessionsOfContact } from "./sessions/store.ts";

export type { CallOut } from "./call-out.ts";
export type { Subject } from "./experiments/assign.ts";
export type { Guides } from "./service.ts";
export type { SessionRecorder } from "./sessions/record.ts";

/**
 * Step-by-step flows: drafts, immutable versions, and the sessions that run them. `library` replaces the built-in ones (for
 * tests); without `neighbours` only conversations run them.
 */
export function createGuides(
	platform: Platform,
	library: readonly GuideDefinition[] = builtInGuides,
	neighbours: SessionNeighbours | null = null,
): Guides & SessionRecorder & CallOut & { capability: Capability } {
	const service = createGuidesService();
	const editing = createGuideEditing(platform);
	const experiments = createGuideExperiments(platform, editing);
	const { callOut, job: callOutJob } = createCallOut(platform);
	const sessions = neighbours && createSessionService(platform, { ...neighbours, callOut });
	return {
		...service,
		...createSessionRecorder(platform),
		callOut,
		capability: {
			name: "guides",
			migrations: new URL("./migrations/", import.meta.url),
			routes(http) {
				guideRoutes(platform, service, editing)(http);
				editingRoutes(platform, editing)(http);
				experimentRoutes(platform, experiments)(http);
				if (!sessions) return;
				sessionRoutes(sessions)(http);
				pageRoutes(platform, sessions)(http);
			},
			jobs: [sweepJob(platform), callOutJob],
			listeners: [forgetWithConversation(platform)],
			erasure: (tx, contactId) => forgetPerson(tx, { contactId }),
			contactMove: moveContact,
			personalData: sessionsOfContact,
			start: () => seedGuides(platform, library),
		},
	};
}
