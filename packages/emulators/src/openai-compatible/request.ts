import type { ChatMessage, ChatRequest } from "./types.ts";

/** The text of a message, whatever form its content has. */
export function textOf(message: ChatMessage | undefined): string {
	if (typeof message?.content === "string") return message.content;
	return (message?.content ?? []).map((part) => part.text ?? "").join("");
}

export function lastUserText(request: ChatRequest): string {
	return textOf(request.messages.findLast(({ role }) => role === "user"));
}

/** The addresses of the pictures that the last user message shows. */
export function picturesOf(request: ChatRequest): string[] {
	const last = request.messages.findLast(({ role }) => role === "user");
	if (typeof last?.content === "string") return [];
	return (last?.content ?? []).flatMap((part) =>
		part.type === "image_url" && part.image_url ? part.image_url.url : [],
	);
}

export function systemText(request: ChatRequest): string {
	return request.messages
		.filter(({ role }) => role === "system" || role === "developer")
		.map(textOf)
		.join("\n");
}

/** The name of the tool whose result is the last message. */
export function answeredTool(request: ChatRequest): string | undefined {
	const last = request.messages.at(-1);
	if (last?.role !== "tool") return undefined;
	return request.messages.flatMap((message) => message.tool_calls ?? []).findLast(({ id }) => id === last.tool_call_id)
		?.function.name;
}

export const isStructured = (request: ChatRequest): boolean =>
	request.response_format !== undefined && request.response_format.type !== "text";
