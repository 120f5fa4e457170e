import { AppError } from "../../../platform/errors/index.ts";
import type { Principal } from "../../../platform/security/principal.ts";
import type { ChatSessionRow } from "../schema.ts";
import type { ChatPerson } from "../types.ts";

/** Whoever asks, for the audit log too. */
export type Actor = { principal: Principal | null; ip: string };

/** Throws `forbidden` for programs: a visitor is told who writes to them. */
export function personOf({ principal }: Pick<Actor, "principal">): ChatPerson {
	if (principal?.kind !== "user") throw new AppError("forbidden", "Only people answer chats, not API keys.");
	return { id: principal.id, name: principal.name };
}

const supervises = ({ principal }: Pick<Actor, "principal">): boolean =>
	principal?.permissions.has("calls:supervise") ?? false;

/** Throws `conflict` when another person has the chat, unless a supervisor asks. */
export function refuseOthers(row: ChatSessionRow, actor: Pick<Actor, "principal">): void {
	if (row.handler !== "user" || row.userId === personOf(actor).id || supervises(actor)) return;
	throw new AppError("conflict", `${row.userName ?? "Somebody else"} has this chat.`);
}

/** Throws `conflict` unless a person has it, or it waits for one: an assistant's chat is taken first. */
export function refuseAssistants(row: ChatSessionRow): void {
	if (row.handler === "assistant") throw new AppError("conflict", "The assistant has this chat: take it first.");
}

/** Throws `conflict` unless one has the chat. */
export function requireMine(row: ChatSessionRow, me: ChatPerson): void {
	if (row.handler !== "user" || row.userId !== me.id)
		throw new AppError("conflict", "Take the chat before you write in it.");
}
