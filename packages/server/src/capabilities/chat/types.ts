import type { MentionPeople, ProviderChoice } from "@centralita/contracts";
import type { z } from "zod";
import type { DialogueTools } from "../../dialogue/index.ts";
import type { Queryable } from "../../platform/db/types.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { Messaging } from "../../ports/messaging.ts";
import type { Assistants } from "../assistants/index.ts";
import type { Conversations } from "../conversations/index.ts";
import type { CallOut, Guides, SessionRecorder } from "../guides/index.ts";
import type { Tickets } from "../tickets/index.ts";

/** A person of the company. */
export type ChatPerson = { id: string; name: string };

export type ChatDependencies = {
	conversations: Conversations;
	assistants: Assistants;
	guides: Guides & SessionRecorder & CallOut;
	tickets: Pick<
		Tickets,
		"create" | "openLink" | "ofConversation" | "attach" | "detach" | "byAttention" | "countViews" | "leaveQueue"
	>;
	/** Null: none is configured, rules answer. */
	languageModel(choice: ProviderChoice): LanguageModel | null;
	smartMode(): boolean;
	tools: DialogueTools;
	/** The contact with that number; null when there is none. */
	contactByPhone(db: Queryable, phone: string): Promise<string | null>;
	nodeId: string;
	/** Who may answer chats. */
	people(db: Queryable): Promise<readonly ChatPerson[]>;
	/** Who can be named in a note of a chat: they see it, and answer. */
	readers(db: Queryable): Promise<z.infer<typeof MentionPeople>["items"]>;
	/** Name and numbers of a contact. Rejects with `not-found`. */
	readContact(db: Queryable, id: string): Promise<{ name: string | null; phones: readonly string[] }>;
	/** The company's account at WhatsApp; null or absent: none is set up. */
	messaging?: Messaging | null;
};
