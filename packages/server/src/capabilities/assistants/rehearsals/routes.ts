import {
	Id,
	IdParams,
	PageQuery,
	RehearsalRun,
	RehearsalRunList,
	RehearsalSuite,
	RehearsalSuiteSave,
} from "@centralita/contracts";
import type { Http, Platform } from "../../../platform/capability.ts";
import { readAssistant } from "../store.ts";
import type { RehearsalsService } from "./service.ts";
import { listRuns, readRun } from "./store.ts";

const RunParams = IdParams.extend({ run: Id });
const ListQuery = PageQuery.extend({ cursor: Id.optional() });

export const rehearsalRoutes =
	({ db }: Pick<Platform, "db">, service: RehearsalsService) =>
	(http: Http): void => {
		const tags = ["assistants"];
		const read = { access: "assistants:read" } as const;
		const write = { access: "assistants:write" } as const;

		http.get(
			"/api/v1/assistants/:id/rehearsal-suite",
			{
				config: read,
				schema: {
					tags,
					summary: "Read the simulated callers of an assistant",
					params: IdParams,
					response: { 200: RehearsalSuite },
				},
			},
			({ params }) => service.suite(db.query, params.id),
		);

		http.put(
			"/api/v1/assistants/:id/rehearsal-suite",
			{
				config: write,
				schema: {
					tags,
					summary: "Save the simulated callers of an assistant",
					params: IdParams,
					body: RehearsalSuiteSave,
					response: { 200: RehearsalSuite },
				},
			},
			({ params, body, principal, ip }) => db.transaction((tx) => service.save(tx, { principal, ip }, params.id, body)),
		);

		http.get(
			"/api/v1/assistants/:id/rehearsals",
			{
				config: read,
				schema: {
					tags,
					summary: "List the rehearsals of an assistant, newest first",
					params: IdParams,
					querystring: ListQuery,
					response: { 200: RehearsalRunList },
				},
			},
			async ({ params, query: { limit, cursor } }) => {
				await readAssistant(db.query, params.id);
				const found = await listRuns(db.query, params.id, { limit: limit + 1, before: cursor ?? null });
				const items = found.slice(0, limit);
				return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
			},
		);

		http.post(
			"/api/v1/assistants/:id/rehearsals",
			{
				config: { ...write, idempotent: true },
				schema: {
					tags,
					summary: "Rehearse the draft with the simulated callers",
					description:
						"Each holds a conversation with the draft and with the published version. Read the rehearsal again until it is no longer `running`.",
					params: IdParams,
					response: { 202: RehearsalRun },
				},
			},
			async ({ params, principal, ip }, reply) => {
				const run = await db.transaction((tx) => service.begin(tx, { principal, ip }, params.id));
				return reply.code(202).header("location", `/api/v1/assistants/${params.id}/rehearsals/${run.id}`).send(run);
			},
		);

		http.get(
			"/api/v1/assistants/:id/rehearsals/:run",
			{
				config: read,
				schema: {
					tags,
					summary: "Read a rehearsal with what came of each caller",
					params: RunParams,
					response: { 200: RehearsalRun },
				},
			},
			({ params }) => readRun(db.query, params.id, params.run),
		);
	};
