import { IdParams, InboxMove, InboxQueue, InboxQueueList, InboxQueueSave } from "@centralita/contracts";
import { z } from "zod";
import type { Http } from "../../../platform/capability.ts";
import type { Queues } from "./service.ts";

export function registerQueueRoutes(http: Http, queues: Queues): void {
	const tags = ["inbox"];
	const write = { access: "settings:write" } as const;

	http.get(
		"/api/v1/inbox/queues",
		{
			config: { access: "conversations:read" },
			schema: {
				tags,
				summary: "List queues, in the order in which they are asked",
				response: { 200: InboxQueueList },
			},
		},
		async () => ({ items: await queues.list() }),
	);

	http.post(
		"/api/v1/inbox/queues",
		{
			config: { ...write, idempotent: true },
			schema: { tags, summary: "Add a queue", body: InboxQueueSave, response: { 201: InboxQueue } },
		},
		async ({ body, principal, ip }, reply) => {
			const added = await queues.add(body, { principal, ip });
			return reply.code(201).send(added);
		},
	);

	http.put(
		"/api/v1/inbox/queues/:id",
		{
			config: write,
			schema: {
				tags,
				summary: "Replace a queue",
				params: IdParams,
				body: InboxQueueSave,
				response: { 200: InboxQueue },
			},
		},
		({ params, body, principal, ip }) => queues.replace(params.id, body, { principal, ip }),
	);

	http.delete(
		"/api/v1/inbox/queues/:id",
		{
			config: write,
			schema: {
				tags,
				summary: "Remove a queue; its chats and tickets are in the default one from then on",
				params: IdParams,
				response: { 204: z.null() },
			},
		},
		async ({ params, principal, ip }, reply) => {
			await queues.remove(params.id, { principal, ip });
			return reply.code(204).send(null);
		},
	);

	http.put(
		"/api/v1/inbox/:id/queue",
		{
			config: { access: "chats:answer" },
			schema: {
				tags,
				summary: "Move a chat to a queue; null is the default one",
				params: IdParams,
				body: InboxMove,
				response: { 204: z.null() },
			},
		},
		async ({ params, body, principal, ip }, reply) => {
			await queues.move(params.id, body.queueId, { principal, ip });
			return reply.code(204).send(null);
		},
	);
}
