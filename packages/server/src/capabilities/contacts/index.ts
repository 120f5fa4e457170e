import type { Capability, Http, Platform } from "../../platform/capability.ts";
import { peaceListener, type WhoIsIn } from "./consents/listener.ts";
import { consentRoutes } from "./consents/routes.ts";
import { createConsents } from "./consents/service.ts";
import { fieldRoutes } from "./fields/routes.ts";
import { createImportJobs } from "./imports/job.ts";
import { importRoutes } from "./imports/routes.ts";
import { createImportsService } from "./imports/service.ts";
import { placeSweep } from "./places/sweep.ts";
import { contactRoutes } from "./routes.ts";
import { segmentRoutes } from "./segments/routes.ts";
import { type ContactsService, createContactsService } from "./service.ts";

export type { ContactsService } from "./service.ts";

type Dependencies = { whoIsIn: WhoIsIn };

const nobody: Dependencies = { whoIsIn: async () => null };

/** People outside: who called or wrote, by which numbers and addresses, with notes, and what they agreed to. */
export function createContacts(
	platform: Platform,
	{ whoIsIn }: Dependencies = nobody,
): ContactsService & { capability: Capability } {
	const service = createContactsService(platform);
	const consents = createConsents(platform);
	const routes = [
		fieldRoutes(platform),
		consentRoutes(platform, consents),
		importRoutes(platform, createImportsService(platform)),
		segmentRoutes(platform),
		contactRoutes(platform, service),
	];
	return {
		...service,
		capability: {
			name: "contacts",
			migrations: new URL("./migrations/", import.meta.url),
			routes: (http: Http) => {
				for (const register of routes) register(http);
			},
			jobs: [placeSweep(platform), ...createImportJobs(platform)],
			listeners: [peaceListener(platform, consents, whoIsIn)],
			erasure: service.erase,
			personalData: service.personalData,
		},
	};
}
