import type { Capability, Platform } from "../../platform/capability.ts";
import { breachJob } from "./breaches.ts";
import { createCannedReplies } from "./canned-replies.ts";
import { moveContact } from "./contact-move.ts";
import type { Context } from "./context.ts";
import { deleteAttachmentsJob, eraseContact } from "./erasure.ts";
import { ticketsOf } from "./personal-data.ts";
import { ticketMessageRoutes } from "./routes/message-routes.ts";
import { publicTicketRoutes } from "./routes/public-routes.ts";
import { ticketSettingsRoutes } from "./routes/settings-routes.ts";
import { ticketRoutes } from "./routes/ticket-routes.ts";
import { createTicketsService, type Tickets } from "./service.ts";
import { createSettings } from "./settings.ts";
import type { TicketContacts, TicketConversations, TicketQueues, TicketUsers } from "./types.ts";

export type { AttentionPlace } from "./attention.ts";
export type { Tickets } from "./service.ts";
export type { NewTicket, TicketQueues } from "./types.ts";

const nobody: TicketUsers = { assignees: async () => [], readers: async () => [] };
const noQueues: TicketQueues = {
	list: async () => [],
	hold: async () => null,
	ofMember: async () => [],
	ofConversation: async () => null,
};

/** What the company still owes a contact: opened by an assistant, a person or a program, worked on until it is resolved. */
export function createTickets(
	platform: Platform,
	{
		conversations,
		contacts,
		users = nobody,
		queues = noQueues,
	}: {
		conversations: TicketConversations;
		contacts: TicketContacts;
		/** Without them, people can give tickets to themselves only, and name nobody. */
		users?: TicketUsers;
		/** Without them every ticket is in the default queue. */
		queues?: TicketQueues;
	},
): Tickets & { capability: Capability } {
	const settings = createSettings(platform);
	const context: Context = { platform, settings, contacts, conversations, users, queues };
	const service = createTicketsService(context);
	return {
		...service,
		capability: {
			name: "tickets",
			migrations: new URL("./migrations/", import.meta.url),
			routes(http) {
				ticketRoutes(context)(http);
				ticketMessageRoutes(context)(http);
				ticketSettingsRoutes(context, createCannedReplies(platform))(http);
				publicTicketRoutes(context)(http);
			},
			jobs: [breachJob(context), deleteAttachmentsJob(platform.blobs)],
			personalData: (db, contactId) => ticketsOf(context, db, contactId),
			erasure: (tx, contactId) => eraseContact(context, tx, contactId),
			contactMove: moveContact,
		},
	};
}
