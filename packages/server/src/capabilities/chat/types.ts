import type { Locale, ProviderChoice } from "@centralita/contracts";
import type { DialogueTools } from "../../dialogue/index.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { Assistants } from "../assistants/index.ts";
import type { Conversations } from "../conversations/index.ts";
import type { Guides } from "../guides/index.ts";

/** A ticket that a chat opens. */
export type ChatTicket = {
	subject: string;
	description: string;
	priority?: "low" | "normal" | "high" | "urgent";
	channel: "web";
	conversationId: string;
	contactId: string | null;
	requester: { name?: string; email?: string; phone?: string };
	locale: Locale;
	stepsTried: readonly { title: string; outcome: "worked" | "failed" | "skipped" }[];
	openedBy: { kind: "assistant" | "contact" };
};

/** What a chat needs of tickets. */
export type ChatTickets = {
	create(tx: Transaction, ticket: ChatTicket): Promise<{ id: string; number: string }>;
	openLink(tx: Transaction, ticketId: string): Promise<{ path: string; expiresAt: Date }>;
};

/** A person of the company. */
export type ChatPerson = { id: string; name: string };

export type ChatDependencies = {
	conversations: Conversations;
	assistants: Assistants;
	guides: Guides;
	tickets: ChatTickets;
	/** Null: none is configured, rules answer. */
	languageModel(choice: ProviderChoice): LanguageModel | null;
	smartMode(): boolean;
	tools: DialogueTools;
	nodeId: string;
	/** Who may answer chats. */
	people(db: Queryable): Promise<readonly ChatPerson[]>;
};
