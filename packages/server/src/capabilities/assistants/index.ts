import type { AssistantDefinition, ProviderOptions } from "@centralita/contracts";
import type { Capability, Platform } from "../../platform/capability.ts";
import type { Guides } from "../guides/index.ts";
import { builtInAssistants } from "./library/index.ts";
import { assistantRoutes } from "./routes.ts";
import { type Assistants, createAssistantsService } from "./service.ts";
import { isFirstAssistant } from "./store.ts";

export type { Assistants } from "./service.ts";

type Dependencies = {
	guides: Guides;
	/** What the installation can use now: ids are checked against it when a draft is saved. */
	providerOptions: () => ProviderOptions;
	/** The assistants of a new installation; the built-in ones when absent. */
	library?: readonly AssistantDefinition[];
};

/** The configured AI: a draft that people edit, and the immutable versions they publish from it. */
export function createAssistants(
	platform: Platform,
	{ guides, providerOptions, library = builtInAssistants }: Dependencies,
): Assistants & { capability: Capability } {
	const service = createAssistantsService({ platform, guides, providerOptions });
	return {
		assistantForCall: service.assistantForCall,
		assistantAt: service.assistantAt,
		definitionOf: service.definitionOf,
		published: service.published,
		capability: {
			name: "assistants",
			migrations: new URL("./migrations/", import.meta.url),
			routes: assistantRoutes(platform, service, providerOptions),
			start: () =>
				platform.db.transaction(async (tx) => {
					if (!(await isFirstAssistant(tx))) return;
					// Lists show the newest first: the first of the library is to be on top.
					for (const definition of library.toReversed()) await service.seed(tx, definition);
				}),
		},
	};
}
