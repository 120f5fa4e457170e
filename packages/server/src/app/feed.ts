import type { EventType, Permission } from "@centralita/contracts";
import type { Http, Platform } from "../platform/capability.ts";
import type { Principal } from "../platform/security/principal.ts";

/** What a person must be allowed to read to learn of an event; conversations for those not named. */
const needs: Partial<Record<EventType, Permission>> = {
	"assistant.published": "assistants:read",
	"guide.published": "guides:read",
	"guide.changed": "guides:read",
	"campaign.started": "campaigns:read",
	"campaign.changed": "campaigns:read",
	"campaign.attempt-ordered": "campaigns:read",
	"campaign.attempt-ended": "campaigns:read",
	"campaign.result": "campaigns:read",
	"campaign.finished": "campaigns:read",
	"guide.experiment-started": "guides:read",
	"guide.experiment-ended": "guides:read",
	"contact.erased": "contacts:read",
	"contact.do-not-call": "contacts:read",
	"smart-mode.changed": "settings:read",
	"providers.changed": "settings:read",
	"prices.changed": "settings:read",
	"webhook.disabled": "settings:read",
	"ticket.created": "tickets:read",
	"ticket.updated": "tickets:read",
	"ticket.replied": "tickets:read",
	"ticket.closed": "tickets:read",
	"ticket.breached": "tickets:read",
};

/** Whoever is named in a note of a ticket is named where tickets may be read. */
function neededFor(type: EventType, data: object): Permission {
	if (type === "mention.created" && "ticketId" in data) return "tickets:read";
	return needs[type] ?? "conversations:read";
}

const mayKnow = (principal: Principal | null, { type, data }: { type: EventType; data: object }) =>
	principal?.permissions.has(neededFor(type, data)) ?? false;

/** `GET /api/v1/events`: what happens, as it happens, as far as the one who asks may know. */
export function registerFeed(http: Http, { feed }: Pick<Platform, "feed">): void {
	http.get(
		"/api/v1/events",
		{
			config: { access: "signed-in" },
			// A HEAD would hold its connection as long as the stream lasts.
			exposeHeadRoute: false,
			schema: {
				tags: ["events"],
				summary: "Live events",
				description:
					"Server-sent events; the data of each is a `FeedEvent`. Reconnect with `Last-Event-ID` to miss nothing.",
			},
		},
		(request, reply) => {
			const { principal } = request;
			return feed.stream(request, reply, { accepts: (event) => mayKnow(principal, event) });
		},
	);
}
