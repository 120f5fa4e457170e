import { CallCreate, CallCreated, IdParams, LiveCallList } from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../platform/capability.ts";
import type { CallService } from "./service.ts";

export function registerCallRoutes(http: Http, { audit }: Platform, calls: CallService): void {
	http.post(
		"/api/v1/calls",
		{
			config: { access: "calls:simulate", idempotent: true, rateLimit: { max: 60, timeWindow: 60_000 } },
			schema: {
				tags: ["calls"],
				summary: "Prepare a call from the browser",
				description: "Answers with a token that opens the media socket once, within a minute.",
				body: CallCreate,
				response: { 201: CallCreated },
			},
		},
		async (request, reply) => {
			const { principal } = request;
			const user = { id: principal?.kind === "user" ? principal.id : null, name: principal?.name ?? "" };
			const created = await calls.create({ assistantId: request.body.assistantId, draft: request.body.draft, user });
			return reply.code(201).send(created);
		},
	);

	http.get(
		"/api/v1/calls/live",
		{
			config: { access: "conversations:read" },
			schema: { tags: ["calls"], summary: "Calls in progress", response: { 200: LiveCallList } },
		},
		async () => ({ items: await calls.listLive() }),
	);

	http.delete(
		"/api/v1/calls/:id",
		{
			config: { access: "calls:supervise" },
			schema: { tags: ["calls"], summary: "Hang up a live call", params: IdParams, response: { 204: z.null() } },
		},
		async (request, reply) => {
			const { principal, ip } = request;
			const { id } = request.params;
			await calls.hangUp(id, {
				name: principal?.name ?? "",
				audit: (tx) => audit.record(tx, { principal, action: "call.hung-up", subject: id, ip }),
			});
			return reply.code(204).send(null);
		},
	);
}
