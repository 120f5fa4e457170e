import { GuideList, GuideSlug, GuideVersion } from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../platform/capability.ts";
import type { Guides } from "./service.ts";

export const guideRoutes = (platform: Pick<Platform, "db">, service: Guides) => (http: Http) => {
	http.get(
		"/api/v1/guides",
		{
			config: { access: "guides:read" },
			schema: { tags: ["guides"], summary: "List the guides", response: { 200: GuideList } },
		},
		async () => {
			const versions = await service.all(platform.db.query);
			return {
				items: versions.map(({ slug, version, publishedAt, definition }) => ({
					slug,
					title: definition.title,
					description: definition.description,
					version,
					publishedAt,
					nodes: definition.nodes.length,
				})),
			};
		},
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
