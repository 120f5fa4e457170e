import { type GuideDefinition, type GuideNode, type GuideText, type Language, languageOf } from "@centralita/contracts";
import { createIntentMatcher, type Intent } from "./intent/index.ts";
import { type Phrases, phrasesFor } from "./phrases/index.ts";
import type { SlotContext } from "./slots/index.ts";
import { fill, localise } from "./text/localise.ts";
import type { DialogueScript, DialogueState } from "./types.ts";

export type Guide = {
	version: number;
	definition: GuideDefinition;
	nodes: ReadonlyMap<string, GuideNode>;
	/** Only entered from another guide: nobody is offered it. */
	inner: boolean;
};

/** What every rung of the ladder needs to answer: the script, made ready. Nothing in it changes. */
export type Scene = {
	readonly script: DialogueScript;
	readonly language: Language;
	readonly phrases: Phrases;
	readonly guides: ReadonlyMap<string, Guide>;
	readonly match: (text: string) => Intent;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** How a value is read from the contact's words now. */
	readonly slotContext: (expected: boolean) => SlotContext;
};

export function createScene(script: DialogueScript, time: { now: () => number; timeZone: string }): Scene {
	const language = languageOf(script.locale);
	return {
		script,
		language,
		phrases: phrasesFor(language),
		guides: new Map(
			script.guides.map(({ version, definition, inner = false }) => [
				definition.slug,
				{ version, definition, inner, nodes: new Map(definition.nodes.map((node) => [node.id, node])) },
			]),
		),
		match: createIntentMatcher({
			guides: script.guides.flatMap(({ definition, inner }) => (inner ? [] : [definition])),
			questions: script.questions,
			locale: script.locale,
		}),
		now: time.now,
		slotContext: (expected) => ({
			locale: script.locale,
			country: script.country,
			now: time.now(),
			timeZone: time.timeZone,
			expected,
		}),
	};
}

/** A guide's text as this channel gives it, with what is known filled in. */
export function guideText(scene: Scene, text: GuideText, variables: DialogueState["slots"]): string {
	const spoken = scene.script.channel === undefined || scene.script.channel === "voice" ? text.spoken : undefined;
	return fill(localise(spoken ?? text.shown, scene.language), variables);
}

/** The guides that may be begun, by slug. */
export const offeredGuides = (scene: Scene): Map<string, Guide> =>
	new Map([...scene.guides].filter(([, guide]) => !guide.inner));

export const guideTitle = (scene: Scene, slug: string): string => {
	const guide = scene.guides.get(slug);
	return guide ? localise(guide.definition.title, scene.language) : slug;
};
