import type { ChatLine, Turn } from "@centralita/contracts";
import { imagePath, isPicture } from "./images/keys.ts";
import type { ChatSessionRow } from "./schema.ts";

/** What was said, as the visitor may see it. */
export const linesOf = (row: Pick<ChatSessionRow, "createdAt" | "userName">, transcript: readonly Turn[]): ChatLine[] =>
	transcript.map((turn) => ({
		turnId: turn.id,
		who: turn.who,
		name: turn.who === "user" ? row.userName : null,
		text: turn.heard,
		...(isPicture(turn) ? { imageUrl: imagePath(turn.id) } : {}),
		at: new Date(row.createdAt.getTime() + turn.startMs).toISOString(),
	}));
