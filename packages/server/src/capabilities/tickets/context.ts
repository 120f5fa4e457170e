import type { Platform } from "../../platform/capability.ts";
import type { SettingsService } from "./settings.ts";
import type { TicketContacts, TicketConversations, TicketQueues, TicketUsers } from "./types.ts";

/** What every part of tickets works with. */
export type Context = {
	readonly platform: Platform;
	readonly settings: SettingsService;
	readonly contacts: TicketContacts;
	readonly conversations: TicketConversations;
	readonly users: TicketUsers;
	readonly queues: TicketQueues;
};
