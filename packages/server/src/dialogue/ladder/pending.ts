import { note } from "../guide/journal.ts";
import { readStepReply } from "../guide/step-reply.ts";
import type { SmallTalk } from "../intent/index.ts";
import type { Scene } from "../scene.ts";
import { parseChoice, parsePhone, parseYesNo } from "../slots/index.ts";
import { plainWords } from "../text/fold.ts";
import type { Turn } from "../turn.ts";
import type { PendingQuestion } from "../types.ts";
import { knownText, learn, slotNames, spokenPhone } from "./facts.ts";
import { answerHandoff, askFor, offerPerson, startHandoff } from "./handoff.ts";
import { targetLabel } from "./options.ts";
import { askWhich, openTarget, resumeGuide } from "./subjects.ts";

/** Takes the words as the answer to the dialogue's own question. False: they are about something else. */
export function answerPending(
	turn: Turn,
	scene: Scene,
	pending: PendingQuestion,
	text: string,
	small: SmallTalk | null,
): boolean {
	const yesNo = parseYesNo(text, { ...scene.slotContext(true), expected: text.split(/\s+/).length <= 6 });
	switch (pending.kind) {
		case "handoff-name":
		case "handoff-phone":
		case "handoff-problem":
			answerHandoff(turn, scene, pending.kind, text, small);
			return true;
		case "confirm-handoff":
			if (small === "person" || small === "callback" || yesNo?.value === true) {
				turn.update({ pending: null });
				startHandoff(turn, scene, small === "callback" ? "callback" : "transfer");
				return true;
			}
			if (small === "unsure" || small === "help") {
				turn.source("handoff");
				turn.say(scene.phrases.yesOrNo);
				return true;
			}
			if (yesNo?.value !== false && small !== "cancel") return false;
			turn.update({ pending: null });
			note(turn, scene, { type: "goes-on" });
			goOn(turn, scene);
			return true;
		case "switch-guide":
			if (yesNo?.value === true) {
				turn.update({ guide: null, stack: [], slots: { ...turn.state.slots } });
				openTarget(turn, scene, pending.target);
				return true;
			}
			turn.update({ pending: null });
			if (yesNo?.value !== false) return false;
			goOn(turn, scene);
			return true;
		case "which-guide":
			return answerWhich(turn, scene, pending.options, text, yesNo?.value ?? null);
		case "anything-else":
			return answerAnythingElse(turn, scene, text, small, yesNo?.value ?? null);
	}
}

/** Leave the guide under way for that one? */
export function askToSwitch(turn: Turn, scene: Scene, target: string): void {
	turn.say(scene.phrases.switchGuide(targetLabel(scene, target)));
	turn.update({ pending: { kind: "switch-guide", target } });
}

/** Puts the dialogue's own question again. */
export function repeatPending(turn: Turn, scene: Scene, pending: PendingQuestion): void {
	turn.source(pending.kind.includes("handoff") ? "handoff" : "fallback");
	switch (pending.kind) {
		case "handoff-name":
		case "handoff-phone":
		case "handoff-problem":
			askFor(turn, scene, pending.kind);
			return;
		case "confirm-handoff":
			turn.say(scene.phrases.yesOrNo);
			return;
		case "switch-guide":
			askToSwitch(turn, scene, pending.target);
			return;
		case "which-guide":
			askWhich(turn, scene, pending.options);
			return;
		case "anything-else":
			turn.say(scene.phrases.anythingElse);
	}
}

/** Back to the guide, or to the open question. */
function goOn(turn: Turn, scene: Scene): void {
	if (turn.state.guide) {
		turn.source("guide");
		resumeGuide(turn, scene);
		return;
	}
	turn.source("fallback");
	turn.say(scene.phrases.anythingElse);
	turn.update({ pending: { kind: "anything-else" } });
}

function answerWhich(
	turn: Turn,
	scene: Scene,
	options: readonly string[],
	text: string,
	yesNo: boolean | null,
): boolean {
	const only = options.length === 1 ? options[0] : undefined;
	const picked = parseChoice(
		text,
		options.map((target) => ({ value: target, words: [targetLabel(scene, target)] })),
		scene.slotContext(true),
	);
	const chosen = only !== undefined && yesNo === true ? only : picked?.value;
	if (chosen !== undefined) {
		openTarget(turn, scene, chosen);
		return true;
	}
	turn.update({ pending: null });
	if (yesNo !== false || text.split(/\s+/).length > 3) return false;
	turn.source("fallback");
	turn.update({ misunderstood: turn.state.misunderstood + 1 });
	turn.say(scene.phrases.rephraseWithoutTopics);
	return true;
}

/** A plain "no, gracias"; "no, no abre nada" is a problem. */
const declines =
	/^(?:no|nop|nope|nah|nel|nada|ya no|creo que no|por ahora no|para nada|i don't think so|not really|nothing|no no)(?: (?:no|gracias|muchas gracias|nada mas|nada|eso es todo|es todo|eso era todo|por ahora|por hoy|ya esta|esta bien|estoy bien|listo|muy amable|todo bien|thanks|thank you|that's all|that's it|i'm good|i'm fine|nothing else|all good|for now|so))*$/;

function answerAnythingElse(
	turn: Turn,
	scene: Scene,
	text: string,
	small: SmallTalk | null,
	yesNo: boolean | null,
): boolean {
	const { phrases } = scene;
	const phone = parsePhone(text, scene.slotContext(false))?.value;
	if (phone !== undefined && knownText(turn, slotNames.phone) !== "" && phone !== knownText(turn, slotNames.phone)) {
		turn.source("slots");
		learn(turn, { [slotNames.phone]: phone });
		turn.act({ type: "note", text: `${phrases.summary.phone}: ${phone}` });
		turn.say(phrases.handoff.phoneCorrected(spokenPhone(phone)));
		return true;
	}
	if (small === "thanks" || small === "goodbye" || declines.test(plainWords(text))) {
		sayGoodbye(turn, scene);
		return true;
	}
	if (readStepReply(text, scene.language) === "failed") {
		note(turn, scene, { type: "denied" });
		offerPerson(turn, scene, phrases.unresolved);
		return true;
	}
	turn.update({ pending: null });
	if (yesNo !== true || text.split(/\s+/).length > 3) return false;
	turn.source("fallback");
	turn.update({ pending: { kind: "anything-else" } });
	turn.say(phrases.whatElse);
	return true;
}

export function sayGoodbye(turn: Turn, scene: Scene, reason: "assistant-ended" | "silence" = "assistant-ended"): void {
	turn.source(reason === "silence" ? "prompt" : "fallback");
	turn.say(scene.script.goodbye);
	turn.act({ type: "end", reason });
	turn.update({ ended: true, pending: null });
}
