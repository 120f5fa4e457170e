import { enterGuide, resume, type Walked } from "../guide/walk.ts";
import type { Intent, IntentTarget } from "../intent/index.ts";
import { list } from "../phrases/index.ts";
import { guideTitle, type Scene } from "../scene.ts";
import type { Turn } from "../turn.ts";
import { firstNameOf, knownText, learn, noteProblem, slotNames } from "./facts.ts";
import { offerPerson } from "./handoff.ts";
import { questionTarget, quickAnswers, subjects, targetLabel } from "./options.ts";

export const targetKey = (target: IntentTarget): string =>
	target.type === "guide" ? target.slug : questionTarget(target.index);

/** Begins the guide, or gives the answer, that a target names. `words` are what the contact asked for it with. */
export function openTarget(turn: Turn, scene: Scene, target: string, words?: string): void {
	turn.update({ pending: null, misunderstood: 0 });
	const index = /^question:(\d+)$/.exec(target)?.[1];
	const question = index === undefined ? undefined : scene.script.questions[Number(index)];
	if (question) {
		answerQuestion(turn, scene, question.answer);
		return;
	}
	turn.source("guide");
	// Whoever takes over should know at least this much.
	noteProblem(turn, words ?? "");
	if (knownText(turn, slotNames.problem) === "") learn(turn, { [slotNames.problem]: guideTitle(scene, target) });
	turn.say(scene.phrases.guideStart(firstNameOf(knownText(turn, slotNames.name))));
	afterWalk(turn, scene, enterGuide(turn, scene, target, words));
}

function answerQuestion(turn: Turn, scene: Scene, answer: string): void {
	turn.source("question");
	turn.say(answer);
	if (turn.state.guide) return;
	turn.say(scene.phrases.anythingElse);
	turn.update({ pending: { kind: "anything-else" } });
}

/** Back to the guide under way. */
export function resumeGuide(turn: Turn, scene: Scene): void {
	turn.update({ pending: null });
	turn.say(scene.phrases.step.resumed);
	afterWalk(turn, scene, resume(turn, scene));
}

/** What is said when a guide has come to its end, by its outcome. */
export function afterWalk(turn: Turn, scene: Scene, walked: Walked): void {
	if (walked.waits) return;
	if (walked.opening) {
		const { wanted } = walked;
		if (wanted !== undefined) followIntent(turn, scene, wanted, scene.match(wanted));
		return;
	}
	const { phrases } = scene;
	switch (walked.outcome) {
		case "resolved":
		case "informed":
			turn.say(walked.outcome === "resolved" ? phrases.resolved : phrases.informed);
			turn.say(phrases.anythingElse);
			turn.update({ pending: { kind: "anything-else" } });
			return;
		case "escalated":
		case "unresolved":
			offerPerson(turn, scene, walked.outcome === "escalated" ? phrases.escalated : phrases.unresolved);
			return;
		case "abandoned":
			turn.say(phrases.anythingElse);
			turn.update({ pending: { kind: "anything-else" } });
	}
}

/** Opens what was meant, or asks which of several; false when nothing came close. */
export function followIntent(turn: Turn, scene: Scene, text: string, intent: Intent): boolean {
	const [first] = intent.candidates;
	if (!first || intent.kind === "none") return false;
	if (first.target.type === "guide") noteProblem(turn, text);
	if (intent.kind === "match") {
		openTarget(turn, scene, targetKey(first.target), text);
		return true;
	}
	const options = intent.candidates.map(({ target }) => targetKey(target));
	askWhich(turn, scene, options);
	return true;
}

/** Asks which of these targets was meant, or whether the only one was. */
export function askWhich(turn: Turn, scene: Scene, options: readonly string[]): void {
	turn.source("fallback");
	turn.update({ pending: { kind: "which-guide", options } });
	const labels = options.map((option) => targetLabel(scene, option));
	const quoted = labels.map((label) => quote(scene, label.replace(/[¿?]/g, "")));
	turn.say(
		options.length === 1
			? scene.phrases.isItThis(quoted[0] ?? "")
			: scene.phrases.which(list(quoted, scene.phrases.listJoin.or)),
	);
	turn.options(quickAnswers(turn.state, scene));
}

/** The guides' titles as things that can be said: "«no tengo internet», «la impresora no imprime»". */
export const topics = (scene: Scene): string =>
	list(
		subjects(scene)
			.slice(0, 4)
			.map((slug) => quote(scene, lowerFirst(guideTitle(scene, slug)))),
		scene.phrases.listJoin.or,
	);

const quote = (scene: Scene, text: string): string => (scene.language === "es" ? `«${text}»` : `"${text}"`);
const lowerFirst = (text: string): string =>
	/^(?:\p{Lu}\p{Ll}|A )/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
