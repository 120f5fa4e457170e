import {
	CannedReply,
	CannedReplyList,
	CannedReplySave,
	IdParams,
	TicketSettings,
	TicketSettingsState,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http } from "../../../platform/capability.ts";
import type { CannedReplies } from "../canned-replies.ts";
import type { Context } from "../context.ts";

const tags = ["tickets"];
const read = { access: "tickets:read" } as const;
const write = { access: "tickets:write" } as const;

export const ticketSettingsRoutes =
	({ platform: { db }, settings }: Context, cannedReplies: CannedReplies) =>
	(http: Http): void => {
		http.get(
			"/api/v1/tickets/settings",
			{
				config: { access: "settings:read" },
				schema: { tags, summary: "Service level, hours, numbers and links", response: { 200: TicketSettingsState } },
			},
			() => settings.state(db.query),
		);

		http.put(
			"/api/v1/tickets/settings",
			{
				config: { access: "settings:write" },
				schema: {
					tags,
					summary: "Change service level, hours, numbers and links",
					body: TicketSettings,
					response: { 200: TicketSettingsState },
				},
			},
			({ body, principal, ip }) => settings.change(body, { principal, ip }),
		);

		http.get(
			"/api/v1/tickets/canned-replies",
			{ config: read, schema: { tags, summary: "List canned replies", response: { 200: CannedReplyList } } },
			async () => ({ items: await cannedReplies.list() }),
		);

		http.post(
			"/api/v1/tickets/canned-replies",
			{
				config: { ...write, idempotent: true },
				schema: { tags, summary: "Add a canned reply", body: CannedReplySave, response: { 201: CannedReply } },
			},
			async ({ body, principal, ip }, reply) => {
				const added = await cannedReplies.add(body, { principal, ip });
				return reply.code(201).send(added);
			},
		);

		http.put(
			"/api/v1/tickets/canned-replies/:id",
			{
				config: write,
				schema: {
					tags,
					summary: "Replace a canned reply",
					params: IdParams,
					body: CannedReplySave,
					response: { 200: CannedReply },
				},
			},
			({ params, body, principal, ip }) => cannedReplies.replace(params.id, body, { principal, ip }),
		);

		http.delete(
			"/api/v1/tickets/canned-replies/:id",
			{
				config: write,
				schema: { tags, summary: "Remove a canned reply", params: IdParams, response: { 204: z.null() } },
			},
			async ({ params, principal, ip }, reply) => {
				await cannedReplies.remove(params.id, { principal, ip });
				return reply.code(204).send(null);
			},
		);
	};
