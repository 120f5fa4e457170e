import type { GuideDefinition } from "@centralita/contracts";
import type { Capability, Platform } from "../../platform/capability.ts";
import { editingRoutes } from "./editing/routes.ts";
import { createGuideEditing } from "./editing/service.ts";
import { builtInGuides } from "./library/index.ts";
import { guideRoutes } from "./routes.ts";
import { createGuidesService, type Guides, seedGuides } from "./service.ts";

export type { Guides } from "./service.ts";

/** Step-by-step flows: drafts, and immutable versions. `library` replaces the built-in ones (for tests). */
export function createGuides(
	platform: Platform,
	library: readonly GuideDefinition[] = builtInGuides,
): Guides & { capability: Capability } {
	const service = createGuidesService();
	const editing = createGuideEditing(platform);
	return {
		...service,
		capability: {
			name: "guides",
			migrations: new URL("./migrations/", import.meta.url),
			routes(http) {
				guideRoutes(platform, service, editing)(http);
				editingRoutes(platform, editing)(http);
			},
			start: () => seedGuides(platform, library),
		},
	};
}
