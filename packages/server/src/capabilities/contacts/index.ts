import type { Capability, Http, Platform } from "../../platform/capability.ts";
import { peaceListener, type WhoIsIn } from "./consents/listener.ts";
import { consentRoutes } from "./consents/routes.ts";
import { createConsents } from "./consents/service.ts";
import { fieldRoutes } from "./fields/routes.ts";
import { createImportJobs } from "./imports/job.ts";
import { importRoutes } from "./imports/routes.ts";
import { createImportsService } from "./imports/service.ts";
import { mergeRoutes } from "./merges/routes.ts";
import { createMerges, type Movers } from "./merges/service.ts";
import { mergeSweep } from "./merges/sweep.ts";
import { placeSweep } from "./places/sweep.ts";
import { contactRoutes } from "./routes.ts";
import { segmentRoutes } from "./segments/routes.ts";
import { type ContactsService, createContactsService } from "./service.ts";

export type { ContactsService } from "./service.ts";

type Dependencies = {
	whoIsIn: WhoIsIn;
	/** Whatever keeps something of contacts. */
	movers: Movers;
};

const nobody: Dependencies = { whoIsIn: async () => null, movers: () => [] };

/** People outside: who called or wrote, by which numbers and addresses, with notes, and what they agreed to. */
export function createContacts(
	platform: Platform,
	dependencies: Partial<Dependencies> = {},
): ContactsService & { capability: Capability } {
	const { whoIsIn, movers } = { ...nobody, ...dependencies };
	const service = createContactsService(platform);
	const merges = createMerges(platform, movers);
	const consents = createConsents(platform);
	const routes = [
		fieldRoutes(platform),
		consentRoutes(platform, consents),
		importRoutes(platform, createImportsService(platform)),
		segmentRoutes(platform),
		mergeRoutes(platform, service, merges),
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
			jobs: [placeSweep(platform), ...createImportJobs(platform), mergeSweep(platform, merges)],
			listeners: [peaceListener(platform, consents, whoIsIn)],
			erasure: service.erase,
			personalData: service.personalData,
		},
	};
}
