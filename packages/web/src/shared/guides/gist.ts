import type { GuideNode, Language, LocalizedText } from "@centralita/contracts";

const words = (text: LocalizedText | undefined, language: Language): string =>
	(text?.[language] || text?.es || text?.en) ?? "";

/** What a node is about, in a line; empty when nothing was written yet. */
export function gistOf(node: GuideNode, language: Language): string {
	switch (node.kind) {
		case "say":
		case "ask":
			return words(node.text.shown, language);
		case "step":
			return words(node.title, language) || words(node.instructions[0]?.shown, language);
		case "action":
			return node.action.type === "message" ? words(node.action.text.shown, language) : "";
		case "guide":
			return node.guide;
		case "end":
			return words(node.text?.shown, language);
		case "decide":
			return node.cases.map(({ when }) => when.variable).join(", ");
	}
}
