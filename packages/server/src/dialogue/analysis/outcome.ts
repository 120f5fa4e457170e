import { languageOf, type Outcome } from "@centralita/contracts";
import { readStepReply } from "../guide/step-reply.ts";
import { smallTalk } from "../intent/small-talk.ts";
import { parseYesNo } from "../slots/index.ts";
import { plainWords } from "../text/fold.ts";
import { contextOf } from "./extract.ts";
import type { AnalysisInput, AnalysisTurn } from "./types.ts";

export type OutcomeFinding = { outcome: Outcome; confidence: number; turn: number | null };

const handsOver =
	/\b(?:te paso con una persona|le paso con una persona|te transfiero|le transfiero|te comunico con|putting you through|i'll transfer you|transferring you|connecting you (?:to|with))\b/;
const notesCase =
	/\b(?:anote tu caso|ya anote|deje? anotad[oa]|abri un (?:caso|ticket)|cree un ticket|noted your case|i've noted|opened a (?:case|ticket)|created a ticket)\b/;
const asksWhether =
	/(?:es asi|funciono|se soluciono|se resolvio|ya funciona|is that so|did (?:it|that) work|is it working|is it (?:fixed|solved)|salio bien|did it come out)\b/;

/** How a conversation ended, from the last turn that decides it. Having done all steps is not yet "resolved". */
export function outcomeByRules(input: AnalysisInput): OutcomeFinding {
	const { turns } = input;
	const last = turns.at(-1)?.number ?? null;
	if (input.endReason === "failed") return { outcome: "failed", confidence: 0.9, turn: last };
	const contact = turns.filter((turn) => turn.who === "contact");
	if (contact.length === 0) return { outcome: "abandoned", confidence: 0.9, turn: last };
	if (input.transferred || input.endReason === "transferred") {
		return { outcome: "transferred", confidence: 0.97, turn: lastMatching(turns, handsOver) ?? last };
	}
	let found: OutcomeFinding | null = null;
	turns.forEach((turn, index) => {
		const signal = turn.who === "contact" ? contactSignal(turn, turns[index - 1], input) : assistantSignal(turn);
		// What was done (a ticket, a transfer) is not undone by words that follow it.
		if (signal && !(found?.outcome === "transferred" && signal.confidence < 0.8)) found = signal;
	});
	if (input.ticket && (!found || (found as OutcomeFinding).outcome !== "resolved")) {
		return { outcome: "ticket", confidence: 0.95, turn: lastMatching(turns, notesCase) ?? last };
	}
	if (found) return found;
	if (input.endReason === "silence") return { outcome: "abandoned", confidence: 0.75, turn: last };
	const answered = turns.some((turn, index) => turn.who === "assistant" && index > 1 && !/\?\s*$/.test(turn.text));
	const final = contact.at(-1);
	const closing = final ? smallTalk(final.text, languageOf(input.locale)) : null;
	if (answered && (closing === "thanks" || closing === "goodbye")) {
		return { outcome: "informed", confidence: 0.65, turn: final?.number ?? last };
	}
	const unanswered = turns.at(-1)?.who === "contact" || contact.length <= 1;
	return unanswered
		? { outcome: "abandoned", confidence: 0.5, turn: last }
		: { outcome: "unresolved", confidence: 0.5, turn: final?.number ?? last };
}

const lastMatching = (turns: readonly AnalysisTurn[], pattern: RegExp): number | null =>
	turns.findLast((turn) => turn.who !== "contact" && pattern.test(plainWords(turn.text)))?.number ?? null;

function assistantSignal(turn: AnalysisTurn): OutcomeFinding | null {
	const plain = plainWords(turn.text);
	const offers = /\?/.test(turn.text) && /\b(?:quieres que|prefieres|shall i|would you like|do you want)\b/.test(plain);
	if (handsOver.test(plain) && !offers && !/\bantes\b|\bfirst\b/.test(plain))
		return { outcome: "transferred", confidence: 0.85, turn: turn.number };
	if (notesCase.test(plain)) return { outcome: "ticket", confidence: 0.8, turn: turn.number };
	return null;
}

function contactSignal(
	turn: AnalysisTurn,
	before: AnalysisTurn | undefined,
	input: AnalysisInput,
): OutcomeFinding | null {
	const said = readStepReply(turn.text, languageOf(input.locale));
	const asked = before?.who === "assistant" && asksWhether.test(plainWords(before.text));
	const yesNo = asked ? parseYesNo(turn.text, contextOf(input, true))?.value : undefined;
	if (said === "failed" || yesNo === false) return { outcome: "unresolved", confidence: 0.7, turn: turn.number };
	if (said === "worked" || yesNo === true)
		return { outcome: "resolved", confidence: asked ? 0.9 : 0.75, turn: turn.number };
	return null;
}
