import type { ModelMessage } from "../ports/language-model.ts";
import type { DialogueState } from "./types.ts";

/** Cuts the last reply, which may be several messages when tools were used, to what was heard of it. */
export function truncateReply(state: DialogueState, heard: string): DialogueState {
	const lastUser = state.messages.findLastIndex((message) => message.role === "user");
	const reply = state.messages.slice(lastUser + 1);
	let left = heard.trim().length;
	let cut = false;
	const kept: ModelMessage[] = [];
	for (const message of reply) {
		if (message.role !== "assistant") {
			kept.push(message);
			continue;
		}
		const text = message.text.slice(0, Math.max(0, left)).trimEnd();
		cut ||= text.length < message.text.trimEnd().length;
		left -= message.text.length + 1;
		if (text !== "" || message.toolCalls) kept.push({ ...message, text });
	}
	return {
		...state,
		messages: [...state.messages.slice(0, lastUser + 1), ...kept],
		// A goodbye that was interrupted is none.
		ended: state.ended && !cut,
	};
}
