import { ConversationEventList, ConversationEventQuery, IdParams } from "@centralita/contracts";
import type { Http, Platform } from "../../platform/capability.ts";
import { toConversationEvent } from "../../platform/events/index.ts";
import { readRow } from "./reads.ts";

export const conversationEventRoutes =
	({ db, events, feed }: Pick<Platform, "db" | "events" | "feed">) =>
	(http: Http): void => {
		const tags = ["conversations"];

		http.get(
			"/api/v1/conversations/:id/events",
			{
				config: { access: "conversations:read" },
				schema: {
					tags,
					summary: "What happened in a conversation, by number",
					params: IdParams,
					querystring: ConversationEventQuery,
					response: { 200: ConversationEventList },
				},
			},
			async ({ params: { id }, query: { after, limit } }) => {
				await readRow(db.query, id);
				const items = (await events.ofConversation(db.query, id, after, limit)).map(toConversationEvent);
				return { items, next: items.length === limit ? (items.at(-1)?.number ?? null) : null };
			},
		);

		http.get(
			"/api/v1/conversations/:id/events/stream",
			{
				config: { access: "conversations:read" },
				// A HEAD would hold its connection as long as the stream lasts.
				exposeHeadRoute: false,
				schema: {
					tags,
					summary: "What happens in a conversation, as it happens",
					description:
						"Server-sent events from the first one on; the data of each is a `ConversationEvent`, its id the number. Reconnect with `Last-Event-ID` to miss nothing.",
					params: IdParams,
				},
			},
			async (request, reply) => {
				await readRow(db.query, request.params.id);
				return feed.streamConversation(request, reply, request.params.id);
			},
		);
	};
