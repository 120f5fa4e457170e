import { ApiKeyCreate, ApiKeyCreated, ApiKeyList, Id, IdParams, PageQuery } from "@centralita/contracts";
import { z } from "zod";
import type { Http } from "../../../platform/capability.ts";
import { createApiKey, listApiKeys, removeApiKey } from "../api-keys.ts";
import type { Accounts } from "../context.ts";
import { pageOf } from "./paging.ts";

const tags = ["api-keys"];

export const apiKeyRoutes = (accounts: Accounts) => (http: Http) => {
	http.get(
		"/api/v1/api-keys",
		{
			config: { access: "api-keys:manage" },
			schema: {
				tags,
				summary: "List the API keys",
				querystring: PageQuery.extend({ cursor: Id.optional() }),
				response: { 200: ApiKeyList },
			},
		},
		({ query }) => pageOf(query.limit, (limit) => listApiKeys(accounts.platform.db.query, query.cursor ?? null, limit)),
	);

	http.post(
		"/api/v1/api-keys",
		{
			config: { access: "api-keys:manage", idempotent: true },
			schema: {
				tags,
				summary: "Make an API key; it is shown once",
				body: ApiKeyCreate,
				response: { 201: ApiKeyCreated },
			},
		},
		async (request, reply) => reply.code(201).send(await createApiKey(accounts, request, request.body)),
	);

	http.delete(
		"/api/v1/api-keys/:id",
		{
			config: { access: "api-keys:manage" },
			schema: { tags, summary: "Revoke an API key", params: IdParams, response: { 204: z.null() } },
		},
		async (request, reply) => {
			await removeApiKey(accounts, request, request.params.id);
			return reply.code(204).send(null);
		},
	);
};
