import { ApiError } from "./errors.ts";
import type { ChatRequest } from "./types.ts";

const refuse = (message: string, param: string): never => {
	throw new ApiError({ status: 400, message, param, code: null });
};

/** Every object of a strict schema closes its properties and requires them all (OpenAI API: structured outputs). */
function checkStrict(schema: unknown, path: string, param: string): void {
	if (typeof schema !== "object" || schema === null) return;
	if ("properties" in schema && typeof schema.properties === "object" && schema.properties !== null) {
		const required = "required" in schema && Array.isArray(schema.required) ? schema.required : [];
		if (!("additionalProperties" in schema) || schema.additionalProperties !== false)
			refuse(`Invalid schema: In context=${path}, 'additionalProperties' is required to be false.`, param);
		for (const name of Object.keys(schema.properties))
			if (!required.includes(name))
				refuse(`Invalid schema: In context=${path}, 'required' must include every key; missing '${name}'.`, param);
	}
	for (const [key, value] of Object.entries(schema)) {
		if (Array.isArray(value)) for (const item of value) checkStrict(item, `${path}.${key}`, param);
		else checkStrict(value, `${path}.${key}`, param);
	}
}

/** Every tool call has exactly one answer before the next turn, and every answer its call. */
function checkToolMessages(messages: ChatRequest["messages"]): void {
	let waiting = new Set<string>();
	for (const [index, message] of messages.entries()) {
		if (message.role === "tool") {
			if (!waiting.delete(message.tool_call_id ?? ""))
				refuse(
					"Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.",
					`messages.[${index}].role`,
				);
			continue;
		}
		if (waiting.size > 0)
			refuse(
				`An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...waiting].join(", ")}`,
				"messages",
			);
		waiting = new Set((message.tool_calls ?? []).map((call) => call.id));
	}
}

/**
 * Reads a chat request as strictly as OpenAI does where that matters to a client: a model, messages of known roles,
 * answered tool calls, strict schemas. Throws `ApiError` 400 otherwise.
 */
export function checkChatRequest(body: unknown): ChatRequest {
	if (typeof body !== "object" || body === null) return refuse("We could not parse the JSON body of your request.", "");
	const request = body as ChatRequest;
	if (typeof request.model !== "string" || request.model === "") refuse("you must provide a model parameter", "model");
	if (!Array.isArray(request.messages) || request.messages.length === 0)
		refuse("Invalid 'messages': empty array. Expected an array with minimum length 1.", "messages");
	for (const [index, message] of request.messages.entries())
		if (!["system", "developer", "user", "assistant", "tool"].includes(message?.role))
			refuse(`Invalid value: '${message?.role}'.`, `messages[${index}].role`);
	checkToolMessages(request.messages);
	const tools = (request.tools ?? []) as readonly { function: { strict?: boolean; parameters?: unknown } }[];
	for (const [index, tool] of tools.entries())
		if (tool.function.strict === true)
			checkStrict(tool.function.parameters, "()", `tools[${index}].function.parameters`);
	const wanted = request.response_format?.json_schema as { strict?: boolean; schema?: unknown } | undefined;
	if (wanted?.strict === true) checkStrict(wanted.schema, "()", "response_format");
	return request;
}
