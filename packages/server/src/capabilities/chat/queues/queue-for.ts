import { type Locale, languageOf } from "@centralita/contracts";
import { asc } from "drizzle-orm";
import { type DialogueState, guidesOf } from "../../../dialogue/index.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { chatQueues } from "../schema.ts";
import { takes } from "./rule.ts";

/** The first queue that takes a chat which goes to people; null is the default one. */
export async function queueFor(
	tx: Transaction,
	{ assistantId, locale }: { assistantId: string; locale: Locale },
	state: DialogueState,
): Promise<string | null> {
	const queues = await tx.select().from(chatQueues).orderBy(asc(chatQueues.id));
	const guides = guidesOf(state);
	const chat = { assistantId, language: languageOf(locale), guides };
	return queues.find((queue) => takes(queue, chat))?.id ?? null;
}
