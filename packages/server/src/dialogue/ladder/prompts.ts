import { enterGuide } from "../guide/walk.ts";
import type { Scene } from "../scene.ts";
import { fill } from "../text/localise.ts";
import type { Turn } from "../turn.ts";
import { topicOptions } from "./options.ts";
import { sayGoodbye } from "./pending.ts";
import { afterWalk } from "./subjects.ts";

/** The recording notice, when there is one, and the greeting; then what opens the conversation, or what it may be about. */
export function greet(turn: Turn, scene: Scene): void {
	turn.source("greeting");
	turn.say(fill(scene.script.notice, turn.state.slots));
	turn.say(fill(scene.script.greeting, turn.state.slots));
	const { opening } = scene.script;
	if (opening !== undefined && scene.guides.has(opening)) {
		afterWalk(turn, scene, enterGuide(turn, scene, opening));
		return;
	}
	const options = topicOptions(scene);
	if (options.length > 0) turn.options(options);
}

/** The script's prompts one after the other; after the last one, goodbye. */
export function answerSilence(turn: Turn, scene: Scene, count: number): void {
	const prompt = scene.script.silencePrompts[count - 1];
	if (prompt === undefined) {
		sayGoodbye(turn, scene, "silence");
		return;
	}
	turn.source("prompt");
	turn.say(prompt);
}
