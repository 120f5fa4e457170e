import type { SmallTalk } from "../intent/index.ts";
import { meaningOf } from "../intent/lexicon.ts";
import { guideText, type Scene } from "../scene.ts";
import { parseYesNo } from "../slots/index.ts";
import { plainWords } from "../text/fold.ts";
import { localise } from "../text/localise.ts";
import { skipsQuestion } from "../text/skip.ts";
import type { Turn } from "../turn.ts";
import type { HandoffWay } from "../types.ts";
import { type AskNode, readAnswer } from "./answers.ts";
import { note } from "./journal.ts";
import { readStepReply, type StepReply } from "./step-reply.ts";
import { leave, moveTo, present, spokenOptions, type Walked } from "./walk.ts";

/** What became of an answer to the guide under way. */
export type Answered =
	| Walked
	| { understood: false }
	| { escalate: true }
	| { giveUp: true }
	| { cancelled: true }
	/** The contact agreed, and had asked for a person before that. */
	| { awaited: HandoffWay };

const waits: Walked = { waits: true };

/** Takes the contact's words as the answer to where the guide stands. Says nothing when they are none. */
export function answerGuide(turn: Turn, scene: Scene, text: string, small: SmallTalk | null): Answered {
	const run = turn.state.guide;
	const node = run && scene.guides.get(run.slug)?.nodes.get(run.node);
	if (!run || !node) return { understood: false };
	if (small === "repeat") {
		present(turn, scene);
		return waits;
	}
	if (small === "back") return goBack(turn, scene);
	if (small === "cancel") return { cancelled: true };
	if (small === "wait") {
		turn.say(scene.phrases.step.waiting);
		return waits;
	}
	if (node.kind === "step") return answerStep(turn, scene, text, small);
	return node.kind === "ask" ? answerAsk(turn, scene, node, text, small) : { understood: false };
}

/** A pressed quick answer: the value of a choice, or done, worked, failed, help, repeat, back. Others are not understood. */
export function chooseInGuide(turn: Turn, scene: Scene, value: string): Answered {
	const run = turn.state.guide;
	const node = run && scene.guides.get(run.slug)?.nodes.get(run.node);
	if (!run || !node) return { understood: false };
	if (value === "repeat" || value === "back") return answerGuide(turn, scene, "", value);
	if (node.kind === "step") return isStepReply(value) ? reactToStep(turn, scene, value) : { understood: false };
	if (node.kind !== "ask") return { understood: false };
	if (value === "skip" && node.optional && node.next !== undefined) {
		turn.say(scene.phrases.ask.skipped);
		return moveTo(turn, scene, node.next, { answer: null, outcome: "skipped" });
	}
	const choice = node.choices?.find((candidate) => candidate.value === value);
	if (!choice) {
		if (value === "help") return answerAsk(turn, scene, node, value, "help");
		const asksYesNo = !node.choices && node.answer === "boolean" && (value === "yes" || value === "no");
		return asksYesNo ? answerAsk(turn, scene, node, value, null) : { understood: false };
	}
	return accept(turn, scene, node, node.answer === "boolean" ? value === "yes" : value, choice.next);
}

const isStepReply = (value: string): value is StepReply => /^(?:done|worked|failed|skip|help|yes|no)$/.test(value);

function answerAsk(turn: Turn, scene: Scene, node: AskNode, text: string, small: SmallTalk | null): Answered {
	const run = turn.state.guide;
	if (!run) return { understood: false };
	const skips =
		small === "unsure" ||
		skipsQuestion(text) ||
		(/^\S+$/.test(text.trim()) && parseYesNo(text, scene.slotContext(true))?.value === false);
	if (node.optional && node.next !== undefined && !node.choices && node.answer !== "boolean" && skips) {
		turn.say(scene.phrases.ask.skipped);
		return moveTo(turn, scene, node.next, { answer: null, outcome: "skipped" });
	}
	if (small !== null && node.answer === "text") return { understood: false };
	// "No sé" can be one of the choices.
	const answer =
		(small === "unsure" && !node.choices) || small === "help" ? null : readAnswer(node, text, scene.slotContext(true));
	if (answer) return accept(turn, scene, node, answer.value, answer.next);
	if (small === "unsure" && node.optional && node.next !== undefined) {
		turn.say(scene.phrases.ask.skipped);
		return moveTo(turn, scene, node.next, { answer: null, outcome: "skipped" });
	}
	if (small === "unsure" || small === "help") return retryAsk(turn, scene).giveUp ? { giveUp: true } : waits;
	return { understood: false };
}

function accept(turn: Turn, scene: Scene, node: AskNode, value: string | number | boolean, next: string): Answered {
	const run = turn.state.guide;
	if (!run) return { understood: false };
	const known = { [node.variable]: value };
	turn.update({
		guide: { ...run, variables: { ...run.variables, ...known } },
		slots: { ...turn.state.slots, ...known },
		misunderstood: 0,
	});
	const told = { answer: String(value), outcome: "answered" } as const;
	const { awaited } = turn.state;
	if (awaited === undefined || node.variable !== "consent" || value !== "accept")
		return moveTo(turn, scene, next, told);
	leave(turn, scene, { ...told, to: next });
	return { awaited };
}

/** Asks again after an answer that was none: differently the first time, with the choices the second. Says whether to give up. */
export function retryAsk(turn: Turn, scene: Scene): { giveUp: boolean } {
	const run = turn.state.guide;
	const node = run && scene.guides.get(run.slug)?.nodes.get(run.node);
	if (!run || !node) return { giveUp: true };
	const retries = run.retries + 1;
	turn.update({ guide: { ...run, retries } });
	if (retries > 2) return { giveUp: true };
	const { ask } = scene.phrases;
	if (node.kind !== "ask") {
		turn.say(ask.notUnderstood);
		present(turn, scene);
		return { giveUp: false };
	}
	if (node.retry) {
		turn.say(guideText(scene, node.retry, run.variables));
		return { giveUp: false };
	}
	turn.say(ask.notUnderstood);
	const options = spokenOptions(turn, scene);
	if (node.answer !== "choice" && node.answer !== "boolean" && node.answer !== "text") turn.say(ask.hint[node.answer]);
	else if (retries > 1 && options !== "") turn.say(ask.options(options));
	present(turn, scene);
	return { giveUp: false };
}

function answerStep(turn: Turn, scene: Scene, text: string, small: SmallTalk | null): Answered {
	const said = readStepReply(text, scene.language);
	if (said === "worked" && !meansSolved(turn, scene, text)) return reactToStep(turn, scene, "done");
	if (said) return reactToStep(turn, scene, said);
	if (small === "help" || small === "unsure") return reactToStep(turn, scene, "help");
	if (small !== null && small !== "thanks") return { understood: false };
	const yesNo = parseYesNo(text, { ...scene.slotContext(true), expected: false });
	return yesNo ? reactToStep(turn, scene, yesNo.value ? "yes" : "no") : { understood: false };
}

/**
 * "Ya está prendido" in the middle of a step reports the instruction, "ya funciona" the result. A state counts as the
 * result only when the expected result speaks of the same thing.
 */
function meansSolved(turn: Turn, scene: Scene, text: string): boolean {
	const run = turn.state.guide;
	const node = run && scene.guides.get(run.slug)?.nodes.get(run.node);
	if (!run || node?.kind !== "step") return false;
	if (run.instruction >= node.instructions.length) return true;
	const plain = plainWords(text);
	if (/\b(?:funcion|anda|anduvo|arregl|solucion|resuel|resolv|sirv|work|fix|solved|trick|success|exito)/.test(plain))
		return true;
	const expected = new Set(conceptsIn(localise(node.expected, scene.language)));
	return conceptsIn(plain).some((concept) => expected.has(concept));
}

const conceptsIn = (text: string): string[] =>
	plainWords(text)
		.split(" ")
		.flatMap((word) => meaningOf(word)?.concept ?? []);

function reactToStep(turn: Turn, scene: Scene, reply: StepReply): Answered {
	const run = turn.state.guide;
	const guide = run && scene.guides.get(run.slug);
	const node = run && guide?.nodes.get(run.node);
	if (!run || !guide || node?.kind !== "step") return { understood: false };
	const { step } = scene.phrases;
	turn.update({ misunderstood: 0 });
	const instructing = run.instruction < node.instructions.length;
	if (reply === "worked" || (reply === "yes" && !instructing)) {
		turn.say(step.worked);
		return moveTo(turn, scene, node.worked, { answer: "worked", outcome: "worked" });
	}
	if (instructing && (reply === "done" || reply === "yes")) {
		turn.update({ guide: { ...run, instruction: run.instruction + 1, retries: 0 } });
		present(turn, scene);
		return waits;
	}
	if (reply === "done") {
		present(turn, scene);
		return waits;
	}
	if (instructing && reply === "no" && run.retries === 0) {
		turn.update({ guide: { ...run, retries: 1 } });
		turn.say(step.notReady);
		return waits;
	}
	if (reply === "skip") {
		turn.say(scene.phrases.ask.skipped);
		return moveTo(turn, scene, node.failed, { answer: "skipped", outcome: "skipped" });
	}
	if (reply === "help") leave(turn, scene, { answer: null, outcome: "help", to: null });
	if (reply === "help" && run.retries === 0) {
		turn.update({ guide: { ...run, retries: 1 } });
		turn.say(node.help ? guideText(scene, node.help, run.variables) : step.help);
		if (node.help) turn.say(step.ready);
		return waits;
	}
	const failures = run.failures + 1;
	const total = failures + turn.state.stack.reduce((sum, outer) => sum + outer.failures, 0);
	turn.update({ guide: { ...run, failures } });
	if (total % guide.definition.escalateAfterFailures === 0 && !endsAt(scene, run.slug, node.failed)) {
		leave(turn, scene, { answer: "failed", outcome: "failed", to: node.failed });
		note(turn, scene, { type: "person-needed", reason: "failures" });
		const history = [...run.history, run.node];
		turn.update({ guide: { ...run, failures, node: node.failed, instruction: 0, retries: 0, history } });
		return { escalate: true };
	}
	if (!endsAt(scene, run.slug, node.failed)) turn.say(step.failed);
	return moveTo(turn, scene, node.failed, { answer: "failed", outcome: "failed" });
}

/** A step whose failure ends the guide lets the end speak for itself. */
function endsAt(scene: Scene, slug: string, node: string): boolean {
	const nodes = scene.guides.get(slug)?.nodes;
	let next = nodes?.get(node);
	for (let passed = 0; next?.kind === "say" && passed < 20; passed++) next = nodes?.get(next.next);
	return next?.kind === "end";
}

function goBack(turn: Turn, scene: Scene): Answered {
	const run = turn.state.guide;
	const guide = run && scene.guides.get(run.slug);
	if (!run || !guide) return { understood: false };
	const node = guide.nodes.get(run.node);
	if (node?.kind === "step" && run.instruction > 0) {
		turn.update({ guide: { ...run, instruction: run.instruction - 1 } });
	} else {
		const index = run.history.findLastIndex((id) => /^(?:ask|step)$/.test(guide.nodes.get(id)?.kind ?? ""));
		const id = run.history[index];
		if (id === undefined) turn.say(scene.phrases.step.first);
		else {
			leave(turn, scene, { answer: null, outcome: "back", to: id });
			turn.update({ guide: { ...run, node: id, instruction: 0, retries: 0, history: run.history.slice(0, index) } });
		}
	}
	const at = turn.state.guide;
	if (at) turn.emit({ type: "moved", guide: at.slug, version: at.version, node: at.node, answer: "back" });
	present(turn, scene);
	return waits;
}
