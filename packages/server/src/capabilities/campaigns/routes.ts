import { Readable } from "node:stream";
import {
	Campaign,
	CampaignAttemptList,
	CampaignAudience,
	CampaignBoard,
	CampaignContactList,
	CampaignContactParams,
	CampaignContactQuery,
	CampaignDefinition,
	CampaignExportQuery,
	CampaignForecast,
	CampaignList,
	CampaignScriptPreview,
	CampaignSimulation,
	CampaignsStopped,
	CampaignTestCall,
	CampaignTestCalled,
	CampaignVariableList,
	CountryDialRules,
	CountryDialRulesList,
	CountryParams,
	DialRules,
	Empty,
	Id,
	IdParams,
	NewestSimulation,
	PageQuery,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../platform/capability.ts";
import { changeRules, readRules, resetRules } from "./rules-service.ts";
import type { Campaigns } from "./service.ts";

const tags = ["campaigns"];
const read = { access: "campaigns:read" } as const;
const write = { access: "campaigns:write" } as const;
const types = {
	csv: "text/csv; charset=utf-8",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const PageOf = PageQuery.extend({ cursor: Id.optional() });

/** One more than a page was asked for, so that it is known whether there is another. */
function pageOf<T>(rows: T[], limit: number, idOf: (row: T) => string): { items: T[]; nextCursor: string | null } {
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	return { items, nextCursor: rows.length > limit && last !== undefined ? idOf(last) : null };
}

export const campaignRoutes =
	(platform: Pick<Platform, "db" | "audit">, campaigns: Campaigns) =>
	(http: Http): void => {
		http.get(
			"/api/v1/campaigns",
			{
				config: read,
				schema: { tags, summary: "List campaigns", querystring: PageOf, response: { 200: CampaignList } },
			},
			async ({ query: { cursor = null, limit } }) =>
				pageOf(await campaigns.list({ before: cursor, limit: limit + 1 }), limit, ({ id }) => id),
		);

		http.post(
			"/api/v1/campaigns",
			{
				config: { ...write, idempotent: true },
				schema: { tags, summary: "Draft a campaign", body: CampaignDefinition, response: { 201: Campaign } },
			},
			async ({ body, principal, ip }, reply) => reply.code(201).send(await campaigns.create(body, { principal, ip })),
		);

		http.post(
			"/api/v1/campaigns/stop",
			{
				config: write,
				schema: {
					tags,
					summary: "Emergency stop",
					description:
						"Pauses every campaign that runs or is to run. Nobody is dialled any more; calls under way go on.",
					body: Empty,
					response: { 200: CampaignsStopped },
				},
			},
			async ({ principal, ip }) => ({ count: await campaigns.stopAll({ principal, ip }) }),
		);

		http.get(
			"/api/v1/campaigns/variables",
			{
				config: read,
				schema: { tags, summary: "What scripts may name", response: { 200: CampaignVariableList } },
			},
			async () => ({ items: await campaigns.variables() }),
		);

		http.get(
			"/api/v1/campaigns/:id",
			{ config: read, schema: { tags, summary: "Read a campaign", params: IdParams, response: { 200: Campaign } } },
			({ params }) => campaigns.get(platform.db.query, params.id),
		);

		http.put(
			"/api/v1/campaigns/:id",
			{
				config: write,
				schema: {
					tags,
					summary: "Change a campaign that is a draft or paused",
					params: IdParams,
					body: CampaignDefinition,
					response: { 200: Campaign },
				},
			},
			({ params, body, principal, ip }) => campaigns.change(params.id, body, { principal, ip }),
		);

		http.delete(
			"/api/v1/campaigns/:id",
			{ config: write, schema: { tags, summary: "Delete a draft", params: IdParams, response: { 204: z.null() } } },
			async ({ params, principal, ip }, reply) => {
				await campaigns.remove(params.id, { principal, ip });
				return reply.code(204).send(null);
			},
		);

		http.put(
			"/api/v1/campaigns/:id/audience",
			{
				config: write,
				schema: {
					tags,
					summary: "Freeze whom a draft is to call",
					params: IdParams,
					body: CampaignAudience,
					response: { 200: Campaign },
				},
			},
			({ params, body, principal, ip }) => campaigns.setAudience(params.id, body, { principal, ip }),
		);

		http.get(
			"/api/v1/campaigns/:id/board",
			{
				config: read,
				schema: {
					tags,
					summary: "How it goes at this moment",
					description:
						"The live feed tells when to ask again: `campaign.attempt-ordered`, `campaign.attempt-ended`, `campaign.result`.",
					params: IdParams,
					response: { 200: CampaignBoard },
				},
			},
			({ params }) => campaigns.board(params.id),
		);

		http.get(
			"/api/v1/campaigns/:id/forecast",
			{
				config: read,
				schema: {
					tags,
					summary: "Whom it would call now, and why the others would not be",
					params: IdParams,
					response: { 200: CampaignForecast },
				},
			},
			({ params }) => campaigns.forecast(params.id),
		);

		http.post(
			"/api/v1/campaigns/:id/simulation",
			{
				config: write,
				schema: {
					tags,
					summary: "Begin a simulated run over all contacts",
					description: "It goes on in the background; ask for it again to see how far it is. Nobody is called.",
					params: IdParams,
					body: Empty,
					response: { 200: CampaignSimulation },
				},
			},
			({ params }) => campaigns.simulate(params.id),
		);

		http.get(
			"/api/v1/campaigns/:id/simulation",
			{
				config: read,
				schema: {
					tags,
					summary: "The newest simulated run: how long, how much, and who would be skipped and why",
					params: IdParams,
					response: { 200: NewestSimulation },
				},
			},
			async ({ params }) => ({ simulation: await campaigns.simulation(params.id) }),
		);

		for (const [verb, summary] of [
			["start", "Start a campaign, at the time that it is to begin"],
			["pause", "Pause it: nobody is dialled any more, calls under way go on"],
			["resume", "Go on with it"],
			["cancel", "End it for good"],
		] as const)
			http.post(
				`/api/v1/campaigns/:id/${verb}`,
				{ config: write, schema: { tags, summary, params: IdParams, body: Empty, response: { 200: Campaign } } },
				({ params, principal, ip }) => campaigns[verb](params.id, { principal, ip }),
			);

		http.get(
			"/api/v1/campaigns/:id/contacts",
			{
				config: read,
				schema: {
					tags,
					summary: "Whom it calls, and what came of it",
					params: IdParams,
					querystring: CampaignContactQuery.extend({ cursor: Id.optional() }),
					response: { 200: CampaignContactList },
				},
			},
			async ({ params, query: { cursor = null, limit, state = null } }) =>
				pageOf(
					await campaigns.contacts(params.id, { state, after: cursor, limit: limit + 1 }),
					limit,
					({ contactId }) => contactId,
				),
		);

		http.post(
			"/api/v1/campaigns/:id/test-call",
			{
				config: { ...write, idempotent: true },
				schema: {
					tags,
					summary: "Call a telephone of the company as the campaign would call a contact",
					description:
						"It is no attempt. Numbers on the do-not-call list, and contacts who may not be called now, are refused.",
					params: IdParams,
					body: CampaignTestCall,
					response: { 201: CampaignTestCalled },
				},
			},
			async ({ params, body, principal, ip }, reply) =>
				reply.code(201).send(await campaigns.test(params.id, body, { principal, ip })),
		);

		http.get(
			"/api/v1/campaigns/:id/contacts/:contactId/script",
			{
				config: read,
				schema: {
					tags,
					summary: "What is said in a call to a contact",
					params: CampaignContactParams,
					response: { 200: CampaignScriptPreview },
				},
			},
			({ params }) => campaigns.preview(params.id, params.contactId),
		);

		http.get(
			"/api/v1/campaigns/:id/export",
			{
				config: { access: "campaigns:export" },
				schema: {
					tags,
					summary: "Download what became of each contact, as CSV or as a workbook",
					params: IdParams,
					querystring: CampaignExportQuery,
				},
			},
			async ({ params: { id }, query: { format }, principal, ip }, reply) =>
				reply
					.type(types[format])
					.header("content-disposition", `attachment; filename="campaign-${id}.${format}"`)
					.header("cache-control", "no-store")
					.send(Readable.from(await campaigns.export(id, format, { principal, ip }))),
		);

		http.get(
			"/api/v1/campaigns/:id/contacts/:contactId/attempts",
			{
				config: read,
				schema: {
					tags,
					summary: "Every decision to call a contact",
					params: CampaignContactParams,
					response: { 200: CampaignAttemptList },
				},
			},
			async ({ params }) => ({ items: await campaigns.attempts(params.id, params.contactId) }),
		);

		http.get(
			"/api/v1/dial-rules",
			{
				config: read,
				schema: { tags, summary: "What is allowed in each country", response: { 200: CountryDialRulesList } },
			},
			async () => ({ items: await readRules(platform.db.query) }),
		);

		http.put(
			"/api/v1/dial-rules/:country",
			{
				config: { access: "settings:write" },
				schema: {
					tags,
					summary: "Change what is allowed in a country",
					params: CountryParams,
					body: DialRules,
					response: { 200: CountryDialRules },
				},
			},
			({ params, body, principal, ip }) => changeRules(platform, params.country, body, { principal, ip }),
		);

		http.delete(
			"/api/v1/dial-rules/:country",
			{
				config: { access: "settings:write" },
				schema: { tags, summary: "Go back to the product's rules", params: CountryParams, response: { 204: z.null() } },
			},
			async ({ params, principal, ip }, reply) => {
				await resetRules(platform, params.country, { principal, ip });
				return reply.code(204).send(null);
			},
		);
	};
