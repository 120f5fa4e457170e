import type { EventData, Turn } from "@centralita/contracts";
import type { Transaction } from "../../../platform/db/types.ts";
import type { ChatSessionRow } from "../schema.ts";
import type { ChatPerson } from "../types.ts";

export type DeskMessage = { turnId: string | null } & Pick<EventData<"chat.answered">, "text" | "template">;

/** What whoever writes first does, in a transaction that holds the chat. */
export type DeskWriting = {
	/** The chat is that person's from then on; `announced` to the visitor, or not. */
	give(tx: Transaction, row: ChatSessionRow, person: ChatPerson, how: { announced: boolean }): Promise<void>;
	write(tx: Transaction, row: ChatSessionRow, me: ChatPerson, message: DeskMessage): Promise<Turn>;
};
