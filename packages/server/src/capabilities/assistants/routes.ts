import {
	Assistant,
	AssistantCompareQuery,
	AssistantComparison,
	AssistantCreate,
	AssistantList,
	AssistantPublish,
	AssistantSave,
	AssistantVersion,
	AssistantVersionList,
	Id,
	IdParams,
	PageQuery,
	ProviderOptions,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../platform/capability.ts";
import { changesBetween } from "../../platform/changes.ts";
import type { AssistantsService } from "./service.ts";
import { listAssistants, listVersions, readAssistant } from "./store.ts";

const ListQuery = PageQuery.extend({ cursor: Id.optional(), archived: z.stringbool().default(false) });
const VersionParams = IdParams.extend({ version: z.coerce.number().int().min(1) });
/** More than anybody scrolls through; older ones stay reachable by number. */
const versionsShown = 500;

export const assistantRoutes =
	({ db }: Pick<Platform, "db">, service: AssistantsService, providerOptions: () => z.infer<typeof ProviderOptions>) =>
	(http: Http): void => {
		const tags = ["assistants"];
		const read = { access: "assistants:read" } as const;
		const write = { access: "assistants:write" } as const;
		const begin = { ...write, idempotent: true } as const;

		http.get(
			"/api/v1/assistants",
			{
				config: read,
				schema: {
					tags,
					summary: "List assistants, newest first",
					querystring: ListQuery,
					response: { 200: AssistantList },
				},
			},
			async ({ query: { archived, limit, cursor } }) => {
				const found = await listAssistants(db.query, { archived, limit: limit + 1, before: cursor ?? null });
				const items = found.slice(0, limit);
				return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
			},
		);

		http.post(
			"/api/v1/assistants",
			{
				config: begin,
				schema: { tags, summary: "Create an assistant", body: AssistantCreate, response: { 201: Assistant } },
			},
			async ({ body, principal, ip }, reply) => {
				const created = await db.transaction((tx) => service.create(tx, { principal, ip }, body.definition));
				return reply.code(201).header("location", `/api/v1/assistants/${created.id}`).send(created);
			},
		);

		http.get(
			"/api/v1/assistants/:id",
			{
				config: read,
				schema: { tags, summary: "Read an assistant", params: IdParams, response: { 200: Assistant } },
			},
			({ params }) => readAssistant(db.query, params.id),
		);

		http.put(
			"/api/v1/assistants/:id/draft",
			{
				config: write,
				schema: {
					tags,
					summary: "Save the draft",
					params: IdParams,
					body: AssistantSave,
					response: { 200: Assistant },
				},
			},
			({ params, body, principal, ip }) => db.transaction((tx) => service.save(tx, { principal, ip }, params.id, body)),
		);

		http.post(
			"/api/v1/assistants/:id/publish",
			{
				config: begin,
				schema: {
					tags,
					summary: "Publish the draft as the next version",
					params: IdParams,
					body: AssistantPublish,
					response: { 200: Assistant },
				},
			},
			({ params, body, principal, ip }) =>
				db.transaction((tx) => service.publish(tx, { principal, ip }, params.id, body)),
		);

		http.get(
			"/api/v1/assistants/:id/versions",
			{
				config: read,
				schema: {
					tags,
					summary: "List published versions, newest first",
					params: IdParams,
					response: { 200: AssistantVersionList },
				},
			},
			async ({ params }) => {
				await readAssistant(db.query, params.id);
				return { items: await listVersions(db.query, params.id, versionsShown) };
			},
		);

		http.get(
			"/api/v1/assistants/:id/versions/:version",
			{
				config: read,
				schema: {
					tags,
					summary: "Read a published version",
					params: VersionParams,
					response: { 200: AssistantVersion },
				},
			},
			({ params }) => service.versionOf(db.query, params.id, params.version),
		);

		http.post(
			"/api/v1/assistants/:id/versions/:version/restore",
			{
				config: begin,
				schema: {
					tags,
					summary: "Copy a published version into the draft",
					params: VersionParams,
					response: { 200: Assistant },
				},
			},
			({ params, principal, ip }) =>
				db.transaction((tx) => service.restoreVersion(tx, { principal, ip }, params.id, params.version)),
		);

		http.get(
			"/api/v1/assistants/:id/compare",
			{
				config: read,
				schema: {
					tags,
					summary: "What differs between two versions, or a version and the draft",
					params: IdParams,
					querystring: AssistantCompareQuery,
					response: { 200: AssistantComparison },
				},
			},
			async ({ params, query }) => {
				const side = (version: number | "draft") =>
					service.definitionOf(db.query, params.id, version === "draft" ? 0 : version);
				return { changes: changesBetween(await side(query.from), await side(query.to)) };
			},
		);

		http.delete(
			"/api/v1/assistants/:id",
			{
				config: write,
				schema: { tags, summary: "Archive an assistant", params: IdParams, response: { 204: z.null() } },
			},
			async ({ params, principal, ip }, reply) => {
				await db.transaction((tx) => service.archive(tx, { principal, ip }, params.id));
				return reply.code(204).send(null);
			},
		);

		http.post(
			"/api/v1/assistants/:id/restore",
			{
				config: begin,
				schema: { tags, summary: "Bring an archived assistant back", params: IdParams, response: { 200: Assistant } },
			},
			({ params, principal, ip }) => db.transaction((tx) => service.bringBack(tx, { principal, ip }, params.id)),
		);

		http.get(
			"/api/v1/providers",
			{
				config: read,
				schema: {
					tags,
					summary: "Providers that an assistant can choose from",
					response: { 200: ProviderOptions },
				},
			},
			async () => providerOptions(),
		);
	};
