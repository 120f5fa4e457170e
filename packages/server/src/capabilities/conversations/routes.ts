import {
	ConversationDetail,
	ConversationList,
	ConversationQuery,
	ExportQuery,
	IdParams,
	Originals,
	OriginalsRequest,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../platform/capability.ts";
import { requirePermission } from "../../platform/security/guard.ts";
import { deleteConversation } from "./deletion.ts";
import { ConversationExport, exportConversation, maskedExport } from "./export.ts";
import { listConversations } from "./list.ts";
import type { Conversations } from "./service.ts";
import type { Contacts } from "./types.ts";

export const conversationRoutes =
	(platform: Platform, service: Conversations, contacts: Contacts) =>
	(http: Http): void => {
		const { db } = platform;
		const tags = ["conversations"];

		http.get(
			"/api/v1/conversations",
			{
				config: { access: "conversations:read" },
				schema: {
					tags,
					summary: "List conversations, newest first",
					querystring: ConversationQuery,
					response: { 200: ConversationList },
				},
			},
			({ query }) => listConversations(platform, contacts, query),
		);

		http.get(
			"/api/v1/conversations/:id",
			{
				config: { access: "conversations:read" },
				schema: { tags, summary: "Read a conversation", params: IdParams, response: { 200: ConversationDetail } },
			},
			({ params }) => service.get(db.query, params.id),
		);

		http.get(
			"/api/v1/conversations/:id/export",
			{
				config: { access: "conversations:export" },
				schema: {
					tags,
					summary: "Download a conversation with its events as JSON",
					description:
						"Personal identifiers are masked, each with a placeholder of its own; `masked=false` gives them as they were said, and needs `personal-data:read`.",
					params: IdParams,
					querystring: ExportQuery,
					response: { 200: ConversationExport },
				},
			},
			async ({ params, query, principal, ip }, reply) => {
				const masked = query.masked === "true";
				if (!masked) requirePermission(principal, "personal-data:read");
				const found = await exportConversation(platform, service, db.query, params.id);
				const exported = masked ? maskedExport(found, platform.config.defaultCountry).exported : found;
				await db.transaction((tx) =>
					platform.audit.record(tx, {
						principal,
						ip,
						action: "conversation.exported",
						subject: params.id,
						detail: { masked },
					}),
				);
				reply.header("content-disposition", `attachment; filename="conversation-${params.id}.json"`);
				reply.header("cache-control", "no-store");
				return exported;
			},
		);

		http.post(
			"/api/v1/conversations/:id/originals",
			{
				config: { access: "personal-data:read" },
				schema: {
					tags,
					summary: "See what the placeholders of a masked export stand for",
					description: "They stay the same once the conversation is over. Who asked, and why, is in the audit log.",
					params: IdParams,
					body: OriginalsRequest,
					response: { 200: Originals },
				},
			},
			async ({ params, body, principal, ip }, reply) => {
				const found = await exportConversation(platform, service, db.query, params.id);
				const { originals } = maskedExport(found, platform.config.defaultCountry);
				await db.transaction((tx) =>
					platform.audit.record(tx, {
						principal,
						ip,
						action: "conversation.originals-shown",
						subject: params.id,
						detail: { reason: body.reason },
					}),
				);
				reply.header("cache-control", "no-store");
				return { items: Object.entries(originals).map(([placeholder, original]) => ({ placeholder, original })) };
			},
		);

		http.delete(
			"/api/v1/conversations/:id",
			{
				config: { access: "conversations:delete" },
				schema: {
					tags,
					summary: "Delete an ended conversation with its recording and events",
					params: IdParams,
					response: { 204: z.null() },
				},
			},
			async ({ params, principal, ip }, reply) => {
				await db.transaction((tx) => deleteConversation({ ...platform, contacts }, tx, params.id, { principal, ip }));
				return reply.code(204).send(null);
			},
		);
	};
