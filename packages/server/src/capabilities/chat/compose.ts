import type { ReplySource } from "@centralita/contracts";
import type {
	DialogueAction,
	DialogueEvent,
	DialogueInput,
	DialogueState,
	ShownDialogue,
} from "../../dialogue/index.ts";

type Noted = Extract<DialogueEvent, { type: "moved" | "usage" | "provider-failed" }>;

/** A whole reply, before anything of it is stored. */
export type Composed = {
	text: string;
	source: ReplySource | null;
	languageModel: string | null;
	offered: readonly { value: string; label: string }[] | null;
	actions: readonly DialogueAction[];
	noted: readonly Noted[];
	state: DialogueState;
};

/** Reads the dialogue's reply to its end. Rules say one thing a line; a model makes its own paragraphs. */
export async function compose(
	dialogue: ShownDialogue,
	state: DialogueState,
	input: DialogueInput,
	signal: AbortSignal,
): Promise<Composed> {
	const pieces: string[] = [];
	let source: ReplySource | null = null;
	let written = false;
	let languageModel: string | null = null;
	let offered: Composed["offered"] = null;
	let after = state;
	const actions: DialogueAction[] = [];
	const noted: Noted[] = [];
	for await (const event of dialogue.respond(state, input, { signal })) {
		if (event.type === "source") {
			source = event.source;
			if (event.source !== "model") continue;
			written = true;
			languageModel = event.provider ?? null;
		} else if (event.type === "text") pieces.push(event.text);
		else if (event.type === "options") offered = event.options;
		else if (event.type === "action") actions.push(event.action);
		else if (event.type === "state") after = event.state;
		else noted.push(event);
	}
	const text = written
		? pieces.join("").trim()
		: pieces
				.map((piece) => piece.trim())
				.filter((piece) => piece !== "")
				.join("\n");
	return { text, source, languageModel, offered, actions, noted, state: after };
}
