import type { ProviderChoice } from "@centralita/contracts";
import type { DialogueTools } from "../../dialogue/index.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { Assistants } from "../assistants/index.ts";
import type { Conversations } from "../conversations/index.ts";
import type { Guides } from "../guides/index.ts";
import type { Tickets } from "../tickets/index.ts";

export type ChatDependencies = {
	conversations: Conversations;
	assistants: Assistants;
	guides: Guides;
	tickets: Pick<Tickets, "create" | "openLink" | "ofConversation">;
	/** Null: none is configured, rules answer. */
	languageModel(choice: ProviderChoice): LanguageModel | null;
	smartMode(): boolean;
	tools: DialogueTools;
	nodeId: string;
};
