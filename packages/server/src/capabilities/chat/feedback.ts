import type { ChatFeedback } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import { AppError } from "../../platform/errors/index.ts";
import { chatFeedback } from "./schema.ts";
import { lockSession } from "./store.ts";

const changeableMs = 86_400_000;

/**
 * Keeps what the visitor thought of the chat: once, and another answer takes its place for a day. The same answer again
 * changes nothing. Rejects with `not-found` where there is no such chat, `conflict` when the day is over.
 */
export async function rateChat(
	{ db, events, clock }: Pick<Platform, "db" | "events" | "clock">,
	sessionId: string,
	{ rating, comment }: { rating: number; comment: string },
): Promise<ChatFeedback> {
	return db.transaction(async (tx) => {
		const { conversationId } = await lockSession(tx, sessionId);
		const [known] = await tx.select().from(chatFeedback).where(eq(chatFeedback.conversationId, conversationId));
		const now = new Date(clock.now());
		const until = (known?.ratedAt ?? now).getTime() + changeableMs;
		const answer = { ok: true as const, rating, comment, changeableUntil: new Date(until).toISOString() };
		if (known?.rating === rating && known.comment === comment) return answer;
		if (now.getTime() > until) throw new AppError("conflict", "An answer can be changed for a day.");
		await tx
			.insert(chatFeedback)
			.values({ conversationId, rating, comment, ratedAt: now, changedAt: now })
			.onConflictDoUpdate({ target: chatFeedback.conversationId, set: { rating, comment, changedAt: now } });
		await events.append(tx, "chat.rated", { conversationId, rating, comment });
		return answer;
	});
}
