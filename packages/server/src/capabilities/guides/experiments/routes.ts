import {
	GuideExperiment,
	GuideExperimentEnd,
	GuideExperimentList,
	GuideExperimentStart,
	GuideSlug,
	Id,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { readGuide } from "../store.ts";
import type { GuideExperiments } from "./service.ts";
import { listExperiments } from "./store.ts";

const Params = z.object({ slug: GuideSlug });

export const experimentRoutes =
	({ db }: Pick<Platform, "db">, experiments: GuideExperiments) =>
	(http: Http): void => {
		const tags = ["guides"];
		const write = { access: "guides:write", idempotent: true } as const;

		http.get(
			"/api/v1/guides/:slug/experiments",
			{
				config: { access: "guides:read" },
				schema: {
					tags,
					summary: "List a guide's experiments, newest first",
					description: "What came of one: `GET /api/v1/troubleshooting/analytics/experiments/{id}`.",
					params: Params,
					response: { 200: GuideExperimentList },
				},
			},
			async ({ params }) => {
				await readGuide(db.query, params.slug);
				return { items: await listExperiments(db.query, params.slug) };
			},
		);

		http.post(
			"/api/v1/guides/:slug/experiments",
			{
				config: write,
				schema: {
					tags,
					summary: "Try one published version of a guide against another",
					description:
						"From now on, whoever begins the guide gets B with a probability of `shareB` percent, else A: the same contact always the same, on every channel. While it runs nothing is published.",
					params: Params,
					body: GuideExperimentStart.meta({ examples: [{ versionA: 1, versionB: 2, shareB: 50 }] }),
					response: { 201: GuideExperiment },
				},
			},
			async ({ params, body, principal, ip }, reply) =>
				reply.code(201).send(await db.transaction((tx) => experiments.start(tx, { principal, ip }, params.slug, body))),
		);

		http.post(
			"/api/v1/guides/:slug/experiments/:id/end",
			{
				config: write,
				schema: {
					tags,
					summary: "End an experiment: everybody gets the chosen version",
					description: "Where the chosen version is not the newest, its content is published as the next one.",
					params: Params.extend({ id: Id }),
					body: GuideExperimentEnd.meta({ examples: [{ chosen: "b" }] }),
					response: { 200: GuideExperiment },
				},
			},
			({ params, body, principal, ip }) =>
				db.transaction((tx) => experiments.end(tx, { principal, ip }, params.slug, params.id, body)),
		);
	};
