/** Rows for tests. */
import type { NewTicket } from "./types.ts";

export const aTicket = (given: Partial<NewTicket> = {}): NewTicket => ({
	subject: "El módem no prende",
	description: "Desde ayer el módem no prende.",
	channel: "voice",
	conversationId: null,
	contactId: null,
	requester: {},
	locale: "es-419",
	openedBy: { kind: "assistant" },
	...given,
});
