import type { AssistantDefinition, ProviderChoice, ProviderOptions } from "@centralita/contracts";
import type { Capability, Platform } from "../../platform/capability.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { Guides } from "../guides/index.ts";
import { builtInAssistants } from "./library/index.ts";
import { createRehearsalJob } from "./rehearsals/job.ts";
import { rehearsalRoutes } from "./rehearsals/routes.ts";
import { createRehearsals } from "./rehearsals/service.ts";
import { assistantRoutes } from "./routes.ts";
import { type Assistants, createAssistantsService } from "./service.ts";
import { isFirstAssistant } from "./store.ts";

export { dialogueScriptOf } from "./dialogue-script.ts";
export type { Assistants } from "./service.ts";

type Dependencies = {
	guides: Guides;
	/** What the installation can use now: ids are checked against it when a draft is saved. */
	providerOptions: () => ProviderOptions;
	/** What rehearsals are held with; null while smart mode is off or no model is configured. Rules alone when absent. */
	languageModel?: (choice: ProviderChoice) => LanguageModel | null;
	/** The assistants of a new installation; the built-in ones when absent. */
	library?: readonly AssistantDefinition[];
};

/** The configured AI: a draft that people edit, and the immutable versions they publish from it. */
export function createAssistants(
	platform: Platform,
	{ guides, providerOptions, languageModel = () => null, library = builtInAssistants }: Dependencies,
): Assistants & { capability: Capability } {
	const rehearsals = createRehearsals(platform);
	const service = createAssistantsService({ platform, guides, rehearsals, providerOptions });
	const rehearsed = rehearsalRoutes(platform, rehearsals);
	const routes = assistantRoutes(platform, service, providerOptions);
	return {
		assistantForCall: service.assistantForCall,
		assistantAt: service.assistantAt,
		definitionOf: service.definitionOf,
		published: service.published,
		capability: {
			name: "assistants",
			migrations: new URL("./migrations/", import.meta.url),
			routes(http) {
				routes(http);
				rehearsed(http);
			},
			jobs: [
				createRehearsalJob(platform, {
					languageModel,
					guidesOf: (db, definition) => guides.publishedGuides(db, definition.guides),
				}),
			],
			start: () =>
				platform.db.transaction(async (tx) => {
					await rehearsals.resume(tx);
					if (!(await isFirstAssistant(tx))) return;
					// Lists show the newest first: the first of the library is to be on top.
					for (const definition of library.toReversed()) await service.seed(tx, definition);
				}),
		},
	};
}
