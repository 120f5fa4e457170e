import type { EventData } from "@centralita/contracts";
import { localise, type Scene } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";

/** Events of a conversation that are looked through. */
const eventsRead = 2000;

const outcomes: Readonly<Record<string, "worked" | "failed" | "skipped">> = {
	worked: "worked",
	failed: "failed",
	skipped: "skipped",
};

/** The steps of guides that the contact went through, with how each ended; a step tried twice counts as it ended last. */
export async function triedSteps(
	events: Platform["events"],
	db: Queryable,
	conversationId: string,
	scene: Scene,
): Promise<{ title: string; outcome: "worked" | "failed" | "skipped" }[]> {
	const happened = await events.ofConversation(db, conversationId, 0, eventsRead);
	const tried = new Map<string, { title: string; outcome: "worked" | "failed" | "skipped" }>();
	let at: EventData<"guide.moved"> | null = null;
	for (const { type, data } of happened) {
		if (type !== "guide.moved") continue;
		const moved = data as EventData<"guide.moved">;
		const node = at && scene.guides.get(at.guide)?.nodes.get(at.node);
		const outcome = moved.answer === null ? undefined : outcomes[moved.answer];
		if (node?.kind === "step" && outcome)
			tried.set(`${moved.guide}/${node.id}`, { title: localise(node.title, scene.language), outcome });
		at = moved;
	}
	return [...tried.values()];
}
