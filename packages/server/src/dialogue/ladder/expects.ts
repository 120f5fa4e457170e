import type { Scene } from "../scene.ts";
import { fold } from "../text/fold.ts";
import type { Dialogue, DialogueState } from "../types.ts";

/** The kind of answer that the last question waits for. */
export function expectedAnswer(state: DialogueState, scene: Scene): ReturnType<Dialogue["expects"]> {
	switch (state.pending?.kind) {
		case "handoff-phone":
			return "digits";
		case "handoff-name":
		case "handoff-problem":
			return "free";
		case "confirm-handoff":
		case "switch-guide":
		case "anything-else":
			return "yes-no";
		case "which-guide":
			return state.pending.options.length === 1 ? "yes-no" : "free";
	}
	const run = state.guide;
	const node = run && scene.guides.get(run.slug)?.nodes.get(run.node);
	if (node?.kind === "step") return "yes-no";
	if (node?.kind === "ask") {
		if (/^(?:phone|number|amount|id)$/.test(node.answer)) return "digits";
		if (node.answer === "email") return "email";
		return node.answer === "boolean" ? "yes-no" : "free";
	}
	return byWording(state);
}

const asksEmail =
	/\b(?:correo|e-?mail|mail)\b[^?]*\?|\b(?:dime|dame|decime|tell me|give me)\b[^.]*\b(?:correo|e-?mail)\b/;
const asksDigits =
	/\b(?:telefono|celular|numero|codigo|documento|dni|cedula|phone|number|code)\b[^?]*\?|\b(?:dime|dame|decime|tell me|give me)\b[^.]*\b(?:numero|codigo|telefono|number|code)\b/;

/** A model's own question: what its last sentence asks for. */
function byWording(state: DialogueState): "digits" | "email" | "free" {
	const last = state.messages.at(-1);
	if (last?.role !== "assistant") return "free";
	const tail = fold(last.text)
		.split(/(?<=[.!?])\s+/)
		.slice(-2)
		.join(" ");
	return asksEmail.test(tail) ? "email" : asksDigits.test(tail) ? "digits" : "free";
}
