import { GuideList, GuideSlug, GuideVersion } from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../platform/capability.ts";
import type { GuideEditing } from "./editing/service.ts";
import type { Guides } from "./service.ts";

export const guideRoutes = (platform: Pick<Platform, "db">, service: Guides, editing: GuideEditing) => (http: Http) => {
	http.get(
		"/api/v1/guides",
		{
			config: { access: "guides:read" },
			schema: {
				tags: ["guides"],
				summary: "List the guides, published or not",
				querystring: z.object({ archived: z.stringbool().default(false) }),
				response: { 200: GuideList },
			},
		},
		async ({ query }) => ({ items: await editing.list(platform.db.query, query.archived) }),
	);

	http.get(
		"/api/v1/guides/:slug",
		{
			config: { access: "guides:read" },
			schema: {
				tags: ["guides"],
				summary: "Read a guide's newest version",
				params: z.object({ slug: GuideSlug }),
				response: { 200: GuideVersion },
			},
		},
		({ params }) => service.get(platform.db.query, params.slug),
	);
};
