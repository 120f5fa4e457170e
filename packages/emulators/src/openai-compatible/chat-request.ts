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

/** In hexadecimal, where a dot is any digit. */
const signatures: Readonly<Record<string, RegExp>> = {
	png: /^89504e470d0a1a0a/,
	jpeg: /^ffd8ff/,
	webp: /^52494646.{8}57454250/,
	gif: /^47494638(37|39)61/,
};

/** Pictures are sent inside the request, in base64, as one of four formats and as the one that they say. */
function checkPictures(messages: ChatRequest["messages"]): void {
	for (const [index, { content }] of messages.entries()) {
		if (content === null || content === undefined || typeof content === "string") continue;
		for (const [place, { type, image_url: image }] of content.entries()) {
			if (type !== "image_url") continue;
			const param = `messages.[${index}].content.[${place}].image_url`;
			if (image === undefined || typeof image.url !== "string")
				refuse("Missing required parameter: 'image_url.url'.", param);
			const [, format = "", data = ""] =
				/^data:image\/(png|jpeg|webp|gif);base64,([A-Za-z0-9+/]+=*)$/.exec(image?.url ?? "") ?? [];
			const head = Buffer.from(data.slice(0, 64), "base64").toString("hex");
			if (!signatures[format]?.test(head))
				refuse(
					"You uploaded an unsupported image. Please make sure your image is below 20 MB in size and is of one the following formats: ['png', 'jpeg', 'gif', 'webp'].",
					param,
				);
		}
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
	checkPictures(request.messages);
	checkToolMessages(request.messages);
	const tools = (request.tools ?? []) as readonly { function: { strict?: boolean; parameters?: unknown } }[];
	for (const [index, tool] of tools.entries())
		if (tool.function.strict === true)
			checkStrict(tool.function.parameters, "()", `tools[${index}].function.parameters`);
	const wanted = request.response_format?.json_schema as { strict?: boolean; schema?: unknown } | undefined;
	if (wanted?.strict === true) checkStrict(wanted.schema, "()", "response_format");
	return request;
}
