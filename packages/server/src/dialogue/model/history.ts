import type { ModelMessage } from "../../ports/language-model.ts";

/** Messages that a request carries at most; older ones are left out at the beginning of a user's turn. */
const maxMessages = 40;

/**
 * The messages as a vendor accepts them: from a user's message on, neighbours of one role joined, every tool call with
 * exactly one result right after it, no result without its call.
 */
export function requestMessages(messages: readonly ModelMessage[]): ModelMessage[] {
	const recent = messages.slice(-maxMessages);
	const start = recent.length < messages.length ? recent.findIndex((message) => message.role === "user") : 0;
	const out: ModelMessage[] = [];
	const window = recent.slice(Math.max(0, start));
	for (let index = 0; index < window.length; index++) {
		const message = window[index];
		if (!message || message.role === "tool") continue;
		const previous = out.at(-1);
		if (message.role === "user" && previous?.role === "user") {
			out[out.length - 1] = { role: "user", text: `${previous.text}\n${message.text}` };
			continue;
		}
		if (message.role === "assistant" && !message.toolCalls?.length) {
			if (message.text === "") continue;
			if (previous?.role === "assistant" && !previous.toolCalls?.length) {
				out[out.length - 1] = { role: "assistant", text: `${previous.text} ${message.text}` };
				continue;
			}
		}
		out.push(message);
		if (message.role !== "assistant" || !message.toolCalls) continue;
		const results = window.slice(index + 1);
		for (const call of message.toolCalls) {
			const result = results.find((other) => other.role === "tool" && other.callId === call.id);
			out.push(result ?? { role: "tool", callId: call.id, name: call.name, result: { status: "cancelled" } });
		}
	}
	return out;
}
