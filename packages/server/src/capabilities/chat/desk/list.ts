import { Id, type InboxBox, type InboxCounts, type InboxList, type InboxQuery, Timestamp } from "@centralita/contracts";
import { and, asc, desc, eq, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Queryable } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { Conversations } from "../../conversations/index.ts";
import { type ChatSessionRow, chatSessions as chats } from "../schema.ts";
import { toItem } from "./items.ts";

const Position = z.tuple([Timestamp, Id]);

function decode(cursor: string): z.infer<typeof Position> {
	try {
		return Position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
	} catch {
		throw new AppError("bad-request", "The cursor is not one that this list gave out.");
	}
}

const encode = (at: Date, id: string): string =>
	Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");

type Box = { of: SQL | undefined; by: "queuedAt" | "activeAt" | "closedAt"; oldestFirst: boolean };

/** The chats of a box. Nobody (a program) has none of their own. */
function boxOf(box: InboxBox, me: string | null): Box {
	const open = isNull(chats.closedAt);
	const handled = and(open, eq(chats.handler, "user"));
	const latest = { by: "activeAt", oldestFirst: false } as const;
	switch (box) {
		case "queue":
			return {
				of: and(open, eq(chats.handler, "queue"), isNotNull(chats.queuedAt)),
				by: "queuedAt",
				oldestFirst: true,
			};
		case "mine":
			return { of: and(handled, me === null ? sql`false` : eq(chats.userId, me)), ...latest };
		case "others":
			return { of: and(handled, me === null ? undefined : ne(chats.userId, me)), ...latest };
		case "assistant":
			return { of: and(open, eq(chats.handler, "assistant")), ...latest };
		case "closed":
			return { of: isNotNull(chats.closedAt), by: "closedAt", oldestFirst: false };
	}
}

const instantOf = (row: ChatSessionRow, by: Box["by"]): Date => row[by] ?? row.createdAt;

/** One page of a box. Rejects with `bad-request` on a strange cursor. */
export async function listBox(
	conversations: Conversations,
	db: Queryable,
	me: string | null,
	{ box, cursor, limit }: z.infer<typeof InboxQuery>,
): Promise<z.infer<typeof InboxList>> {
	const { of, by, oldestFirst } = boxOf(box, me);
	const column = chats[by];
	const after = cursor === undefined ? null : decode(cursor);
	const past =
		after === null
			? undefined
			: oldestFirst
				? sql`(${column}, ${chats.conversationId}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
				: sql`(${column}, ${chats.conversationId}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
	const order = oldestFirst ? asc : desc;
	const rows = await db
		.select()
		.from(chats)
		.where(and(of, past))
		.orderBy(order(column), order(chats.conversationId))
		.limit(limit + 1);
	const shown = rows.slice(0, limit);
	const summaries = await conversations.summaries(
		db,
		shown.map(({ conversationId }) => conversationId),
	);
	const last = shown.at(-1);
	return {
		items: shown.flatMap((row) => {
			const summary = summaries.get(row.conversationId);
			return summary ? [toItem(row, summary)] : [];
		}),
		nextCursor: rows.length > limit && last ? encode(instantOf(last, by), last.conversationId) : null,
	};
}

/** How many open chats wait, are one's own, and are the assistant's. */
export async function countBoxes(db: Queryable, me: string | null): Promise<z.infer<typeof InboxCounts>> {
	const [counts] = await db
		.select({
			queue: sql<number>`count(*) filter (where ${chats.handler} = 'queue')`.mapWith(Number),
			mine: sql<number>`count(*) filter (where ${chats.handler} = 'user' and ${chats.userId} = ${me}::uuid)`.mapWith(
				Number,
			),
			assistant: sql<number>`count(*) filter (where ${chats.handler} = 'assistant')`.mapWith(Number),
		})
		.from(chats)
		.where(isNull(chats.closedAt));
	return counts ?? { queue: 0, mine: 0, assistant: 0 };
}
