import {
	CallCreate,
	CallCreated,
	CallTransfer,
	CallWhisper,
	IdParams,
	LiveCallList,
	OutboundCallCreate,
	PhoneCall,
	SuperviseCreate,
	SuperviseCreated,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../platform/capability.ts";
import { type CallService, phoneCallOf } from "./service.ts";
import type { Supervision } from "./supervision/service.ts";
import type { Dialling } from "./telephony/dialling.ts";

type Services = { calls: CallService; dialling: Dialling; supervision: Supervision };

export function registerCallRoutes(
	http: Http,
	{ audit, db }: Pick<Platform, "audit" | "db">,
	{ calls, dialling, supervision }: Services,
): void {
	const tags = ["calls"];

	http.post(
		"/api/v1/calls",
		{
			config: { access: "calls:simulate", idempotent: true, rateLimit: { max: 60, timeWindow: 60_000 } },
			schema: {
				tags,
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

	http.post(
		"/api/v1/calls/outbound",
		{
			config: { access: "calls:dial", rateLimit: { max: 600, timeWindow: 60_000 } },
			schema: {
				tags,
				summary: "Call somebody from a line",
				description:
					"A `requestId` is one call for ever, however often it is repeated: the answer is the call as it is now. It is never dialled twice, also when the carrier's answer was lost.",
				body: OutboundCallCreate,
				response: { 201: PhoneCall },
			},
		},
		async ({ body, principal, ip }, reply) => {
			const row = await db.transaction(async (tx) => {
				const ordered = await dialling.order(tx, body, principal?.kind === "user" ? principal.id : null);
				await audit.record(tx, {
					principal,
					action: "call.ordered",
					subject: ordered.id,
					ip,
					detail: { line: body.lineId },
				});
				return ordered;
			});
			return reply.code(201).send(phoneCallOf(row));
		},
	);

	http.get(
		"/api/v1/calls/live",
		{
			config: { access: "conversations:read" },
			schema: { tags, summary: "Calls in progress", response: { 200: LiveCallList } },
		},
		async () => ({ items: await calls.listLive() }),
	);

	http.get(
		"/api/v1/calls/:id",
		{
			config: { access: "conversations:read" },
			schema: { tags, summary: "A call on a line", params: IdParams, response: { 200: PhoneCall } },
		},
		({ params }) => calls.phoneCall(params.id),
	);

	http.get(
		"/api/v1/calls/of-conversation/:id",
		{
			config: { access: "conversations:read" },
			schema: {
				tags,
				summary: "The call that a conversation was held on",
				params: IdParams,
				response: { 200: PhoneCall },
			},
		},
		({ params }) => calls.phoneCallOfConversation(params.id),
	);

	http.post(
		"/api/v1/calls/:id/whisper",
		{
			config: { access: "calls:supervise" },
			schema: {
				tags,
				summary: "Tell the assistant something that the contact does not hear",
				description: "Followed by a language model in its next reply; rules cannot follow hints.",
				params: IdParams,
				body: CallWhisper,
				response: { 204: z.null() },
			},
		},
		async ({ params, body, principal, ip }, reply) => {
			await supervision.whisper(params.id, body.text, { principal, ip });
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/calls/:id/transfer",
		{
			config: { access: "calls:supervise" },
			schema: {
				tags,
				summary: "Give a live call to a colleague's phone",
				params: IdParams,
				body: CallTransfer,
				response: { 204: z.null() },
			},
		},
		async ({ params, body, principal, ip }, reply) => {
			await supervision.transfer(params.id, body, { principal, ip });
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/calls/:id/supervise",
		{
			config: { access: "calls:supervise" },
			schema: {
				tags,
				summary: "Listen to a live call, or take it over",
				description:
					"Answers with a token that opens the supervisor's socket once, within a minute. Every use is in the audit log.",
				params: IdParams,
				body: SuperviseCreate,
				response: { 201: SuperviseCreated },
			},
		},
		async ({ params, body, principal, ip }, reply) =>
			reply.code(201).send(await supervision.admit(params.id, body.mode, { principal, ip })),
	);

	http.delete(
		"/api/v1/calls/:id",
		{
			config: { access: "calls:supervise" },
			schema: { tags, summary: "Hang up a live call", params: IdParams, response: { 204: z.null() } },
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
