import type { InboxDetail } from "@centralita/contracts";
import { type DialogueState, guideText, localise, type Scene } from "../../../dialogue/index.ts";

/** Slots that say how the chat is held rather than who writes. */
const formal = new Set(["consent", "locale"]);

/** What the dialogue learnt: by the slot's name, or by the question that a guide asked for it, with the words of the answer. */
export function knownOf(scene: Scene, { slots }: DialogueState): InboxDetail["known"] {
	const { guides, language } = scene;
	const asked = [...guides.values()].flatMap(({ nodes }) =>
		[...nodes.values()].flatMap((node) => (node.kind === "ask" && node.choices ? [node] : [])),
	);
	return Object.fromEntries(
		Object.entries(slots).flatMap(([name, value]) => {
			if (formal.has(name)) return [];
			const question = asked.find(({ variable }) => variable === name);
			if (!question) return [[name, value]];
			const choice = question.choices?.find((one) => one.value === String(value));
			return [[guideText(scene, question.text, slots), choice ? localise(choice.label, language) : value]];
		}),
	);
}
