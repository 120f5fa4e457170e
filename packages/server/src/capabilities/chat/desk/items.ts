import type { ConversationSummary, InboxItem } from "@centralita/contracts";
import type { ChatSessionRow } from "../schema.ts";

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A chat as its row and its conversation tell it. */
export const toItem = (row: ChatSessionRow, { label, contact }: ConversationSummary): InboxItem => ({
	id: row.conversationId,
	channel: row.channel,
	label,
	contact,
	locale: row.locale,
	handler: row.handler,
	user: row.handler === "user" && row.userId !== null ? { id: row.userId, name: row.userName ?? "" } : null,
	reason: row.reason,
	stage: row.stage,
	lastWords: row.lastWords,
	unread: row.unread,
	waitingSince: row.handler === "queue" && row.closedAt === null ? iso(row.queuedAt) : null,
	queueId: row.queueId,
	startedAt: row.createdAt.toISOString(),
	activeAt: row.activeAt.toISOString(),
	closed: row.closedAt !== null,
});
