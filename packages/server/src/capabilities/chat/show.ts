import type { ChatButton, ChatStage, ChatStep, GuideNode, ReplySource } from "@centralita/contracts";
import { type DialogueState, guideText, localise, type Scene, type ShownDialogue } from "../../dialogue/index.ts";
import { openingGuide } from "./scripts.ts";

/** What a visitor sees beside the words. */
export type Shown = { stage: ChatStage; buttons: ChatButton[]; step: ChatStep | null };

const openingStages: Readonly<Record<string, ChatStage>> = {
	consent: "consent",
	locale: "language",
	customerName: "name",
};

function stageOf(standing: ReturnType<ShownDialogue["standing"]>): ChatStage {
	if (standing.ended) return "closed";
	if (standing.pending !== null && standing.pending !== "which-guide" && standing.pending !== "anything-else")
		return standing.pending === "switch-guide" ? "problem" : "escalate";
	if (standing.pending !== null || standing.guide === null) return "problem";
	const { slug, node } = standing.guide;
	if (slug === openingGuide && node.kind === "ask") return openingStages[node.variable] ?? "question";
	return node.kind === "step" ? "steps" : "question";
}

function stepOf(scene: Scene, state: DialogueState, slug: string, node: GuideNode): ChatStep | null {
	if (node.kind !== "step") return null;
	const say = (text: Parameters<typeof localise>[0]) => localise(text, scene.language);
	const variables = state.guide?.variables ?? {};
	return {
		guide: slug,
		title: say(node.title),
		instruction: Math.min((state.guide?.instruction ?? 0) + 1, node.instructions.length),
		instructions: node.instructions.map((instruction) => guideText(scene, instruction, variables)),
		warnings: node.warnings.map(say),
		resources: node.resources.map(({ title, url }) => ({ title: say(title), url })),
		expected: say(node.expected),
		estimatedMinutes: node.estimatedMinutes,
	};
}

/** `offered` are the quick answers that came with the reply, `source` what it came from; null for what resumes. */
export function show(
	dialogue: ShownDialogue,
	scene: Scene,
	state: DialogueState,
	{ offered, source }: { offered: readonly { value: string; label: string }[] | null; source: ReplySource | null },
): Shown {
	const standing = dialogue.standing(state);
	const waits = standing.guide !== null || standing.pending !== null;
	// Beside a model's answer, or after a goodbye, a list of all that can be asked for would only be noise.
	const helps = waits || (!standing.ended && source !== "model" && state.slots.problem === undefined);
	const choices = offered ?? (helps ? dialogue.choices(state) : []);
	return {
		stage: stageOf(standing),
		buttons: choices.map(({ value, label }) => ({ text: label, value })),
		step: standing.guide ? stepOf(scene, state, standing.guide.slug, standing.guide.node) : null,
	};
}
