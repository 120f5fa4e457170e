import type { Capability, Platform } from "../../platform/capability.ts";
import { createDialer } from "./dialer.ts";
import { createCampaignJobs, driveAll } from "./jobs.ts";
import { rememberedMs } from "./judge.ts";
import { outcomeListener } from "./outcomes.ts";
import { campaignRoutes } from "./routes.ts";
import { createPersonal } from "./script/personal.ts";
import { createCampaignService } from "./service.ts";
import { callsOf, forgetContact, moveContact } from "./store.ts";
import type { CampaignDependencies } from "./types.ts";

/** Calls out to many contacts, at lawful hours, as often as agreed, through any crash. */
export function createCampaigns(platform: Platform, dependencies: CampaignDependencies) {
	const service = createCampaignService(platform, dependencies);
	const dialer = createDialer(platform, dependencies);
	const capability: Capability = {
		name: "campaigns",
		migrations: new URL("./migrations/", import.meta.url),
		routes: campaignRoutes(platform, service),
		jobs: [...createCampaignJobs(platform, dialer), service.simulationJob],
		listeners: [outcomeListener(platform, dependencies)],
		// A process that was killed left campaigns that nobody is at.
		start: () => platform.db.transaction((tx) => driveAll(tx, platform.jobs)),
		erasure: (tx, contactId) => forgetContact(tx, contactId, new Date(platform.clock.now() - rememberedMs)),
		personalData: callsOf,
		contactMove: moveContact,
	};
	return { capability, refusal: dialer.refusal, personal: createPersonal(dependencies) };
}
