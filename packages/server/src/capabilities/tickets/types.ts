import type { Attachment, Channel, Locale, MentionPeople, TicketPriority, TriedStep } from "@centralita/contracts";
import type { z } from "zod";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
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
	/** When absent, that of the conversation's chat; null is the default one, also for a queue that is gone. */
	queueId?: string | null | undefined;
	/** Under one key a ticket is opened once: asked again, the first is answered. */
	key?: string | undefined;
};

export type TicketContacts = Pick<ContactsService, "get" | "findContact">;
export type TicketConversations = Pick<Conversations, "summaries">;
/** The queues, which are kept elsewhere. */
export type TicketQueues = {
	list(db: Queryable): Promise<readonly { id: string; name: string }[]>;
	/** The name of a queue, which is there until the transaction ends; null when it is gone. */
	hold(tx: Transaction, id: string): Promise<string | null>;
	/** Those that a user is a member of. */
	ofMember(db: Queryable, userId: string): Promise<string[]>;
	/** Of the chat that a conversation is; null without one. */
	ofConversation(db: Queryable, conversationId: string): Promise<string | null>;
};
export type TicketUsers = {
	/** Who a ticket may be given to. */
	assignees(db: Queryable): Promise<{ id: string; name: string }[]>;
	/** Who may work on tickets: they can be named in a note. */
	readers(db: Queryable): Promise<z.infer<typeof MentionPeople>["items"]>;
};
