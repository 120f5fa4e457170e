import { type InboxNote, type Mention, mentionedIn } from "@centralita/contracts";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { chatMentions } from "../schema.ts";
import type { ChatDependencies } from "../types.ts";
import { type Actor, personOf } from "./actor.ts";

/** Who is named in the notes of chats. */
export function createMentions(
	{ db, events, clock, audit }: Pick<Platform, "db" | "events" | "clock" | "audit">,
	{ readers }: Pick<ChatDependencies, "readers">,
) {
	return {
		readers: () => readers(db.query),

		/** Keeps for those whom a note names that it does. Only who answers chats is named; nobody names themselves. */
		async record(
			tx: Transaction,
			conversationId: string,
			{ text, mentions }: z.infer<typeof InboxNote>,
			actor: Actor,
		): Promise<void> {
			if (!text.includes("@")) return;
			const me = personOf(actor);
			const named = mentionedIn(text, await readers(tx), mentions).filter(({ id }) => id !== me.id);
			if (named.length === 0) return;
			const latest = { by: me.name, at: new Date(clock.now()), seenAt: null };
			for (const { id: userId, name } of named) {
				await tx
					.insert(chatMentions)
					.values({ conversationId, userId, ...latest })
					.onConflictDoUpdate({ target: [chatMentions.conversationId, chatMentions.userId], set: latest });
				await events.append(tx, "mention.created", { conversationId, userId, name, by: me.name });
			}
			const names = named.map(({ name }) => name);
			await audit.record(tx, { ...actor, action: "chat.mentioned", subject: conversationId, detail: { users: names } });
		},

		/** Whoever looks at a chat has seen where they are named. */
		async see(conversationId: string, userId: string): Promise<void> {
			await db.query
				.update(chatMentions)
				.set({ seenAt: new Date(clock.now()) })
				.where(
					and(
						eq(chatMentions.conversationId, conversationId),
						eq(chatMentions.userId, userId),
						isNull(chatMentions.seenAt),
					),
				);
		},
	};
}

export type Mentions = ReturnType<typeof createMentions>;

/** A person's mentions in those chats, by the chat. */
export async function mentionsIn(
	db: Queryable,
	userId: string | null,
	ids: readonly string[],
): Promise<Map<string, Mention>> {
	if (userId === null || ids.length === 0) return new Map();
	const rows = await db
		.select()
		.from(chatMentions)
		.where(and(inArray(chatMentions.conversationId, [...ids]), eq(chatMentions.userId, userId)));
	return new Map(
		rows.map(({ conversationId, by, at, seenAt }) => [
			conversationId,
			{ by, at: at.toISOString(), seen: seenAt !== null },
		]),
	);
}
