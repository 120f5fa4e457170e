import {
	Empty,
	IdParams,
	WebhookDeliveryDetail,
	WebhookDeliveryList,
	WebhookDeliveryQuery,
	WebhookEndpoint,
	WebhookEndpointChange,
	WebhookEndpointCreate,
	WebhookEndpointList,
	WebhookEndpointSecret,
	WebhookReplay,
	WebhookReplayed,
	WebhookTest,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http } from "../../platform/capability.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Endpoints } from "./endpoints.ts";

const tags = ["webhooks"];
const read = { access: "settings:read" } as const;
const write = { access: "settings:write" } as const;

export const webhookRoutes = (endpoints: Endpoints, deliveries: Deliveries) => (http: Http) => {
	http.get(
		"/api/v1/webhooks",
		{ config: read, schema: { tags, summary: "List endpoints", response: { 200: WebhookEndpointList } } },
		async () => ({ items: await endpoints.list() }),
	);

	http.post(
		"/api/v1/webhooks",
		{
			config: { ...write, idempotent: true },
			schema: {
				tags,
				summary: "Add an endpoint; its secret is shown once",
				description:
					"Messages are signed as Standard Webhooks has it and sent from now on. `events: null` asks for every type.",
				body: WebhookEndpointCreate.meta({
					examples: [{ url: "https://example.com/centralita", events: ["session.resolved", "ticket.created"] }],
				}),
				response: { 201: WebhookEndpointSecret },
			},
		},
		async ({ body, principal, ip }, reply) => {
			const added = await endpoints.add(body, { principal, ip });
			return reply.code(201).send(added);
		},
	);

	http.patch(
		"/api/v1/webhooks/:id",
		{
			config: write,
			schema: {
				tags,
				summary: "Change an endpoint, or switch it on or off",
				params: IdParams,
				body: WebhookEndpointChange,
				response: { 200: WebhookEndpoint },
			},
		},
		({ params, body, principal, ip }) => endpoints.change(params.id, body, { principal, ip }),
	);

	http.delete(
		"/api/v1/webhooks/:id",
		{
			config: write,
			schema: { tags, summary: "Remove an endpoint with its log", params: IdParams, response: { 204: z.null() } },
		},
		async ({ params, principal, ip }, reply) => {
			await endpoints.remove(params.id, { principal, ip });
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/webhooks/:id/rotate",
		{
			config: { ...write, idempotent: true },
			schema: {
				tags,
				summary: "Make a new secret; for 24 hours both sign",
				params: IdParams,
				response: { 200: WebhookEndpointSecret },
			},
		},
		({ params, principal, ip }) => endpoints.rotate(params.id, { principal, ip }),
	);

	http.post(
		"/api/v1/webhooks/:id/test",
		{
			config: { ...write, rateLimit: { max: 20, timeWindow: 60_000 } },
			schema: {
				tags,
				summary: "Send a message of type webhook.test, once and now",
				params: IdParams,
				response: { 200: WebhookTest },
			},
		},
		({ params }) => deliveries.test(params.id),
	);

	http.post(
		"/api/v1/webhooks/:id/replay",
		{
			config: write,
			schema: {
				tags,
				summary: "Send again what happened since a time",
				description: "Each message keeps its `webhook-id`. Only what failed, unless `what` is `all`.",
				params: IdParams,
				body: WebhookReplay,
				response: { 200: WebhookReplayed },
			},
		},
		async ({ params, body, principal, ip }) => ({
			count: await deliveries.replaySince(params.id, body, { principal, ip }),
		}),
	);

	http.get(
		"/api/v1/webhooks/:id/deliveries",
		{
			config: read,
			schema: {
				tags,
				summary: "What was sent to an endpoint, the newest first",
				description: "Kept for 30 days.",
				params: IdParams,
				querystring: WebhookDeliveryQuery,
				response: { 200: WebhookDeliveryList },
			},
		},
		({ params, query }) => deliveries.list(params.id, query),
	);

	http.get(
		"/api/v1/webhook-deliveries/:id",
		{
			config: read,
			schema: {
				tags,
				summary: "A delivery with its body and every attempt",
				params: IdParams,
				response: { 200: WebhookDeliveryDetail },
			},
		},
		({ params }) => deliveries.detail(params.id),
	);

	http.post(
		"/api/v1/webhook-deliveries/:id/replay",
		{
			config: write,
			schema: { tags, summary: "Send one again", params: IdParams, response: { 200: Empty } },
		},
		async ({ params, principal, ip }) => {
			await deliveries.replay(params.id, { principal, ip });
			return {};
		},
	);
};
