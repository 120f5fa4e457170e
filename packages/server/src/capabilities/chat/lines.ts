import type { ChatLine, EventData, Turn } from "@centralita/contracts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { imagePath, isPicture } from "./images/keys.ts";
import type { ChatSessionRow } from "./schema.ts";

/** Events of a conversation that are looked through for who wrote. */
const eventsRead = 2000;

/** Who of the company wrote which turn. */
async function authorsOf(events: Platform["events"], db: Queryable, conversationId: string) {
	const happened = await events.ofConversation(db, conversationId, 0, eventsRead);
	return new Map(
		happened.flatMap(({ type, data }) => {
			if (type !== "chat.answered") return [];
			const { turnId, name } = data as EventData<"chat.answered">;
			return [[turnId, name] as const];
		}),
	);
}

/** What was said, as the visitor may see it. */
export async function linesOf(
	events: Platform["events"],
	db: Queryable,
	row: Pick<ChatSessionRow, "conversationId" | "createdAt">,
	transcript: readonly Turn[],
): Promise<ChatLine[]> {
	const isAnswered = transcript.some(({ who }) => who === "user");
	const authors = isAnswered ? await authorsOf(events, db, row.conversationId) : new Map<string, string>();
	return transcript.map((turn) => ({
		turnId: turn.id,
		who: turn.who,
		name: authors.get(turn.id) ?? null,
		text: turn.heard,
		...(isPicture(turn) ? { imageUrl: imagePath(turn.id) } : {}),
		at: new Date(row.createdAt.getTime() + turn.startMs).toISOString(),
	}));
}
