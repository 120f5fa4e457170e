import { guideOptions } from "../guide/walk.ts";
import { guideTitle, offeredGuides, type Scene } from "../scene.ts";
import type { DialogueState } from "../types.ts";

export type QuickAnswer = { value: string; label: string };

/** Intent targets as one string: a guide's slug, or `question:` and its index. */
export const questionTarget = (index: number): string => `question:${index}`;

export const targetLabel = (scene: Scene, target: string): string => {
	const index = /^question:(\d+)$/.exec(target)?.[1];
	return index === undefined ? guideTitle(scene, target) : (scene.script.questions[Number(index)]?.question ?? target);
};

/** What a channel may offer now, in order; on a call these are the keys 1…n. Follows from the state alone. */
export function quickAnswers(state: DialogueState, scene: Scene): QuickAnswer[] {
	const { labels } = scene.phrases;
	const yesNo = [
		{ value: "yes", label: labels.yes },
		{ value: "no", label: labels.no },
	];
	switch (state.pending?.kind) {
		case "which-guide":
			return state.pending.options.length === 1
				? yesNo
				: state.pending.options.map((target) => ({ value: target, label: targetLabel(scene, target) }));
		case "confirm-handoff":
		case "switch-guide":
		case "anything-else":
			return yesNo;
		case "handoff-name":
		case "handoff-phone":
		case "handoff-problem":
			return [];
	}
	if (state.guide) return guideOptions({ state }, scene);
	return topicOptions(scene);
}

/** The guides, as what can be asked for. */
export const topicOptions = (scene: Scene): QuickAnswer[] =>
	subjects(scene)
		.slice(0, 9)
		.map((slug) => ({ value: slug, label: guideTitle(scene, slug) }));

/** The guides that a contact may ask for, by slug. */
export const subjects = (scene: Scene): string[] =>
	[...offeredGuides(scene).values()].flatMap(({ definition }) => (definition.opening ? [] : [definition.slug]));
