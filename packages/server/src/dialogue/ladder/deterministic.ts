import { answerGuide, chooseInGuide, retryAsk } from "../guide/answer.ts";
import { note } from "../guide/journal.ts";
import { present } from "../guide/walk.ts";
import { type SmallTalk, smallTalk } from "../intent/index.ts";
import type { Scene } from "../scene.ts";
import { plainWords } from "../text/fold.ts";
import type { Turn } from "../turn.ts";
import { beforeConsent } from "./consent.ts";
import { firstNameOf, knownText, noteFacts, noteProblem, slotNames } from "./facts.ts";
import { offerPerson, startAwaited, startHandoff } from "./handoff.ts";
import { quickAnswers, subjects, targetLabel } from "./options.ts";
import { answerPending, askToSwitch, repeatPending, sayGoodbye } from "./pending.ts";
import { afterWalk, followIntent, openTarget, resumeGuide, targetKey, topics } from "./subjects.ts";

/**
 * Answers from what is under way: the dialogue's own question, or the guide. False, and nothing said, when the words
 * are about something else: the next rung decides.
 */
export function answerUnderWay(turn: Turn, scene: Scene, text: string): boolean {
	const small = smallTalk(text, scene.language);
	const { pending, guide } = turn.state;
	if ((small === "person" || small === "callback") && guide && !pending) {
		startHandoff(turn, scene, small === "callback" ? "callback" : "transfer");
		return true;
	}
	if (pending && answerPending(turn, scene, pending, text, small)) return true;
	return turn.state.guide !== null && !turn.state.pending && followGuide(turn, scene, text, small);
}

function followGuide(turn: Turn, scene: Scene, text: string, small: SmallTalk | null): boolean {
	if (namesAnotherProblem(turn, scene, text)) return false;
	if (small === "cancel" && beforeConsent(turn, scene)) {
		turn.source("guide");
		if (retryAsk(turn, scene).giveUp) present(turn, scene);
		return true;
	}
	return react(turn, scene, answerGuide(turn, scene, text, small));
}

function react(turn: Turn, scene: Scene, answered: ReturnType<typeof answerGuide>): boolean {
	if ("understood" in answered) return false;
	turn.source("guide");
	if ("escalate" in answered) offerPerson(turn, scene, scene.phrases.offerPersonAfterSteps);
	else if ("giveUp" in answered) giveUp(turn, scene);
	else if ("awaited" in answered) startAwaited(turn, scene, answered.awaited);
	else if ("cancelled" in answered) {
		note(turn, scene, { type: "ended", outcome: "abandoned", confirmed: false });
		turn.update({ guide: null, stack: [], pending: { kind: "anything-else" } });
		turn.say(`${scene.phrases.stopped} ${scene.phrases.anythingElse}`);
	} else afterWalk(turn, scene, answered);
	return true;
}

/** "Ahora mi compu no prende" in the printer's guide is not the answer to one of its steps. */
function namesAnotherProblem(turn: Turn, scene: Scene, text: string): boolean {
	if (plainWords(text).split(" ").length < 4) return false;
	const { kind, candidates } = scene.match(text);
	const [first] = candidates;
	return (
		kind === "match" &&
		first?.target.type === "guide" &&
		first.target.slug !== turn.state.guide?.slug &&
		first.score >= 0.8
	);
}

/** A pressed quick answer. */
export function answerChoice(turn: Turn, scene: Scene, value: string): void {
	const { pending } = turn.state;
	if (value === "person") {
		startHandoff(turn, scene);
		return;
	}
	if (pending?.kind === "which-guide" && pending.options.includes(value)) {
		openTarget(turn, scene, value);
		return;
	}
	if (pending && isOffered(turn, scene, value)) {
		const word = value === "yes" || value === "no" ? scene.phrases.labels[value] : value;
		if (answerPending(turn, scene, pending, word, null)) return;
	}
	if (!pending && turn.state.guide && react(turn, scene, chooseInGuide(turn, scene, value))) return;
	if (isTarget(scene, value) && chooseTarget(turn, scene, value)) return;
	askAgain(turn, scene, value);
}

const isOffered = (turn: Turn, scene: Scene, value: string): boolean =>
	quickAnswers(turn.state, scene).some((offered) => offered.value === value);

const isTarget = (scene: Scene, value: string): boolean =>
	subjects(scene).includes(value) || (/^question:\d+$/.test(value) && targetLabel(scene, value) !== value);

/** What the contact wants help with, pressed on an earlier list. False: what waits must be answered first. */
function chooseTarget(turn: Turn, scene: Scene, target: string): boolean {
	const { pending, guide } = turn.state;
	if (isOpening(turn, scene)) {
		keepProblem(turn, scene, targetLabel(scene, target));
		return false;
	}
	if (guide) {
		if (pending || guide.slug === target) return false;
		turn.source("guide");
		askToSwitch(turn, scene, target);
		return true;
	}
	if (pending && pending.kind !== "which-guide" && pending.kind !== "anything-else") return false;
	openTarget(turn, scene, target);
	return true;
}

/** Chats open with a guide that asks for what must be known before anything else. */
const isOpening = ({ state: { guide } }: Turn, scene: Scene): boolean =>
	guide !== null && scene.guides.get(guide.slug)?.definition.opening === true;

/** A problem named before its time is taken up once the opening is over. */
function keepProblem(turn: Turn, scene: Scene, text: string): void {
	if (scene.match(text).candidates[0]?.target.type === "guide") noteProblem(turn, text);
}

/** A button of a question that is over answers none: the one that waits is put again. */
function askAgain(turn: Turn, scene: Scene, value: string): void {
	const { pending, guide } = turn.state;
	if (pending) repeatPending(turn, scene, pending);
	else if (guide) {
		turn.source("guide");
		present(turn, scene);
	} else notUnderstood(turn, scene, value);
}

/** The whole deterministic path for words: never without an answer. */
export function answerText(turn: Turn, scene: Scene, text: string): void {
	const small = smallTalk(text, scene.language);
	if (plainWords(text) === "") {
		notUnderstood(turn, scene, text);
		return;
	}
	if (answerUnderWay(turn, scene, text)) return;
	if (small !== null && answerSmallTalk(turn, scene, small)) return;
	const facts = noteFacts(turn, scene, text);
	const intent = scene.match(text);
	const guide = turn.state.guide;
	if (guide) {
		answerBesideGuide(turn, scene, text);
		return;
	}
	if (followIntent(turn, scene, text, intent)) return;
	if (facts.length > 0) {
		turn.source("slots");
		const name = firstNameOf(knownText(turn, slotNames.name));
		turn.say(facts.includes(slotNames.name) ? scene.phrases.namedGreeting(name) : scene.phrases.noted);
		return;
	}
	noteProblem(turn, text);
	notUnderstood(turn, scene, text);
}

/** Words that the guide under way could not use: a question asked in passing, another problem, or not understood. */
function answerBesideGuide(turn: Turn, scene: Scene, text: string): void {
	const intent = scene.match(text);
	const [first] = intent.candidates;
	if (isOpening(turn, scene)) {
		keepProblem(turn, scene, text);
		turn.source("guide");
		if (retryAsk(turn, scene).giveUp) offerPerson(turn, scene, scene.phrases.offerPerson);
		return;
	}
	if (intent.kind === "match" && first?.target.type === "question") {
		openTarget(turn, scene, targetKey(first.target));
		resumeGuide(turn, scene);
		return;
	}
	// A word or two is more likely an answer that was not understood than another problem.
	const another = intent.kind === "match" && plainWords(text).split(" ").length >= 3 && (first?.score ?? 0) >= 0.65;
	if (another && first?.target.type === "guide" && first.target.slug !== turn.state.guide?.slug) {
		turn.source("guide");
		askToSwitch(turn, scene, first.target.slug);
		return;
	}
	turn.source("guide");
	if (retryAsk(turn, scene).giveUp) giveUp(turn, scene);
}

function giveUp(turn: Turn, scene: Scene): void {
	if (!beforeConsent(turn, scene)) note(turn, scene, { type: "person-needed", reason: "not-understood" });
	offerPerson(turn, scene, scene.phrases.offerPerson);
}

function answerSmallTalk(turn: Turn, scene: Scene, small: SmallTalk): boolean {
	const { phrases } = scene;
	const say = (text: string) => {
		turn.source("fallback");
		turn.say(text);
		if (turn.state.guide) {
			resumeGuide(turn, scene);
		}
		return true;
	};
	switch (small) {
		case "person":
		case "callback":
			startHandoff(turn, scene, small === "callback" ? "callback" : "transfer");
			return true;
		case "goodbye":
			sayGoodbye(turn, scene);
			return true;
		case "greet":
			return say(turn.state.guide ? "" : phrases.greetBack);
		case "how-are-you":
			return say(phrases.howAreYou);
		case "thanks":
			turn.update({ pending: turn.state.guide ? null : { kind: "anything-else" } });
			return say(turn.state.guide ? "" : phrases.thanks);
		case "robot":
			return say(phrases.robot);
		case "help": {
			const subjects = topics(scene);
			return say(subjects === "" ? phrases.helpWithoutTopics : phrases.help(subjects));
		}
		case "wait":
			return say(phrases.waiting);
		case "repeat":
			return say(lastSaid(turn) ?? phrases.nothingToRepeat);
		case "cancel":
			turn.update({ pending: { kind: "anything-else" } });
			return say(`${phrases.stopped} ${phrases.anythingElse}`);
		case "unsure": {
			const subjects = topics(scene);
			return say(subjects === "" ? phrases.helpWithoutTopics : phrases.help(subjects));
		}
		case "back":
			return false;
	}
}

const lastSaid = (turn: Turn): string | undefined =>
	turn.state.messages
		.flatMap((message) => (message.role === "assistant" && message.text !== "" ? [message.text] : []))
		.at(-1);

/** Once: ask for other words. Twice in a row: offer a person. */
function notUnderstood(turn: Turn, scene: Scene, text: string): void {
	const misunderstood = turn.state.misunderstood + 1;
	if (misunderstood >= 2) {
		offerPerson(turn, scene, scene.phrases.offerPerson);
		return;
	}
	turn.source("fallback", text === "" ? "nothing was understood" : "no guide or question matches");
	turn.update({ misunderstood });
	const subjects = topics(scene);
	turn.say(subjects === "" ? scene.phrases.rephraseWithoutTopics : scene.phrases.rephrase(subjects));
}
