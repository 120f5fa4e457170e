import type { ChatLine, Turn } from "@centralita/contracts";
import type { ChatSessionRow } from "./schema.ts";

/** What was said, as the visitor may see it. */
export const linesOf = (row: Pick<ChatSessionRow, "createdAt" | "userName">, transcript: readonly Turn[]): ChatLine[] =>
	transcript.map(({ who, heard, startMs }) => ({
		who,
		name: who === "user" ? row.userName : null,
		text: heard,
		at: new Date(row.createdAt.getTime() + startMs).toISOString(),
	}));
