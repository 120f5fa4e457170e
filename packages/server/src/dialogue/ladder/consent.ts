import type { Scene } from "../scene.ts";
import type { Turn } from "../turn.ts";

/** The slot of a contact's consent to being written down. */
const consentSlot = "consent";

/** Whether the guide that opens the conversation has yet to hear from the contact that they agree. */
export function beforeConsent({ state }: Pick<Turn, "state">, scene: Scene): boolean {
	if (state.slots[consentSlot] !== undefined) return false;
	return [state.guide, ...state.stack].some((run) => {
		const guide = run && scene.guides.get(run.slug);
		if (!guide?.definition.opening) return false;
		return [...guide.nodes.values()].some((node) => node.kind === "ask" && node.variable === consentSlot);
	});
}
