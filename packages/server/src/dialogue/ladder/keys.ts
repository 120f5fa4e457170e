import type { Scene } from "../scene.ts";
import type { Turn } from "../turn.ts";
import { answerChoice, answerText } from "./deterministic.ts";
import { expectedAnswer } from "./expects.ts";
import { startHandoff } from "./handoff.ts";
import { quickAnswers } from "./options.ts";

/** Keys on a telephone: 1…n picks what was offered, 0 a person, * repeats; a number that was asked for is a number. */
export function answerDtmf(turn: Turn, scene: Scene, digits: string): void {
	const keys = digits.replace(/#+$/, "");
	if (keys.includes("*")) {
		answerText(turn, scene, scene.language === "es" ? "repite" : "repeat that");
		return;
	}
	if (keys === "0") {
		startHandoff(turn, scene);
		return;
	}
	if (expectedAnswer(turn.state, scene) === "digits" && keys.length > 1) {
		answerText(turn, scene, keys);
		return;
	}
	const option = /^\d$/.test(keys) ? quickAnswers(turn.state, scene)[Number(keys) - 1] : undefined;
	if (option) answerChoice(turn, scene, option.value);
	else answerText(turn, scene, keys);
}
