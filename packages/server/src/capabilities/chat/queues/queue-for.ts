import { type Locale, languageOf } from "@centralita/contracts";
import { asc } from "drizzle-orm";
import type { DialogueState } from "../../../dialogue/index.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { chatQueues } from "../schema.ts";
import { takes } from "./rule.ts";

/** The first queue that takes a chat which goes to people; null is the default one. */
export async function queueFor(
	tx: Transaction,
	{ assistantId, locale }: { assistantId: string; locale: Locale },
	{ guide, stack, slots }: DialogueState,
): Promise<string | null> {
	const queues = await tx.select().from(chatQueues).orderBy(asc(chatQueues.id));
	const tried = typeof slots.guideTried === "string" ? [slots.guideTried] : [];
	const guides = [...(guide ? [guide.slug] : []), ...stack.map(({ slug }) => slug), ...tried];
	const chat = { assistantId, language: languageOf(locale), guides };
	return queues.find((queue) => takes(queue, chat))?.id ?? null;
}
