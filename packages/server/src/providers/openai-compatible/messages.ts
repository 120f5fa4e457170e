import { jsonSchema, type ModelMessage as SdkMessage, type ToolSet, tool } from "ai";
import type { ModelMessage, ModelTool } from "../../ports/language-model.ts";

type ToolCall = { id: string; name: string };

const result = (call: ToolCall, value: unknown): SdkMessage => ({
	role: "tool",
	content: [
		{
			type: "tool-result",
			toolCallId: call.id,
			toolName: call.name,
			output: { type: "text", value: typeof value === "string" ? value : (JSON.stringify(value) ?? "null") },
		},
	],
});

/**
 * The conversation as the AI SDK takes it. Every tool call gets exactly one answer before the next turn, or vendors refuse
 * it all (OpenAI API: chat completions): one that was interrupted is answered "cancelled", an answer without its
 * call is left out, and so is a message that says nothing.
 */
export function toSdkMessages(messages: readonly ModelMessage[]): SdkMessage[] {
	const out: SdkMessage[] = [];
	let waiting: ToolCall[] = [];
	const settle = () => {
		for (const call of waiting) out.push(result(call, "cancelled"));
		waiting = [];
	};
	for (const message of messages) {
		if (message.role === "tool") {
			const call = waiting.find(({ id }) => id === message.callId);
			if (call === undefined) continue;
			waiting = waiting.filter((other) => other !== call);
			out.push(result(call, message.result));
			continue;
		}
		settle();
		if (message.role === "user") {
			if (message.text !== "") out.push({ role: "user", content: message.text });
			continue;
		}
		const calls = message.toolCalls ?? [];
		if (message.text === "" && calls.length === 0) continue;
		out.push({
			role: "assistant",
			content: [
				...(message.text === "" ? [] : [{ type: "text" as const, text: message.text }]),
				...calls.map((call) => ({
					type: "tool-call" as const,
					toolCallId: call.id,
					toolName: call.name,
					input: call.arguments,
				})),
			],
		});
		waiting = calls.map(({ id, name }) => ({ id, name }));
	}
	settle();
	return out;
}

/** Tools described and without `execute`: the SDK hands the calls back and runs nothing. */
export const toSdkTools = (tools: readonly ModelTool[]): ToolSet =>
	Object.fromEntries(
		tools.map(({ name, description, parameters }) => [
			name,
			tool({ description, inputSchema: jsonSchema(parameters) }),
		]),
	);
