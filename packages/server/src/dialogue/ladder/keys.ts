import type { Scene } from "../scene.ts";
import type { Turn } from "../turn.ts";
import { answerChoice, answerText } from "./deterministic.ts";
import { expectedAnswer } from "./expects.ts";
import { startHandoff } from "./handoff.ts";
import { quickAnswers } from "./options.ts";

/** Keys on a telephone: 1…n picks what was offered, 0 a person, * repeats; a number that was asked for is a number. */
export function answerDtmf(turn: Turn, scene: Scene, digits: string): void {
	const keys = digits.replace(/#+$/, "");
	if (keys.includes("*")) return answerText(turn, scene, scene.language === "es" ? "repite" : "repeat that");
	if (keys === "0") return startHandoff(turn, scene);
	if (expectedAnswer(turn.state, scene) === "digits" && keys.length > 1) return answerText(turn, scene, keys);
	const option = /^\d$/.test(keys) ? quickAnswers(turn.state, scene)[Number(keys) - 1] : undefined;
	return option ? answerChoice(turn, scene, option.value) : answerText(turn, scene, keys);
}
