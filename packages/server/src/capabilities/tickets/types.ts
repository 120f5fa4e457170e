import type { Attachment, Channel, Locale, MentionPeople, TicketPriority, TriedStep } from "@centralita/contracts";
import type { z } from "zod";
import type { Queryable } from "../../platform/db/types.ts";
import type { Principal } from "../../platform/security/principal.ts";
import type { ContactsService } from "../contacts/index.ts";
import type { Conversations } from "../conversations/index.ts";

/** Who makes a request, and from where. */
export type Actor = { principal: Principal | null; ip: string };

/** Who wrote or opened something. */
export type Author =
	| { kind: "assistant" | "contact" }
	| { kind: "user"; id: string; name: string }
	| { kind: "api-key"; id: string; name: string };

/** A ticket before it has its number. */
export type NewTicket = {
	/** Cut to 200 characters. */
	subject: string;
	description: string;
	priority?: TicketPriority | undefined;
	channel: Channel;
	conversationId: string | null;
	/** Looked for when null: the conversation's, else whoever has the requester's number or address. */
	contactId: string | null;
	/** What is not given is the contact's. */
	requester: {
		name?: string | null | undefined;
		email?: string | null | undefined;
		phone?: string | null | undefined;
	};
	tags?: readonly string[] | undefined;
	locale: Locale;
	stepsTried?: readonly TriedStep[] | undefined;
	attachments?: readonly Attachment[] | undefined;
	openedBy: Author;
	/** Under one key a ticket is opened once: asked again, the first is answered. */
	key?: string | undefined;
};

export type TicketContacts = Pick<ContactsService, "get" | "findContact">;
export type TicketConversations = Pick<Conversations, "summaries">;
export type TicketUsers = {
	/** Who a ticket may be given to. */
	assignees(db: Queryable): Promise<{ id: string; name: string }[]>;
	/** Who may work on tickets: they can be named in a note. */
	readers(db: Queryable): Promise<z.infer<typeof MentionPeople>["items"]>;
};
