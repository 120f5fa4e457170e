import { answeredTool, isStructured, lastUserText, systemText, textOf } from "../request.ts";
import type { ChatRequest, Reply } from "../types.ts";
import { fill, isClear } from "./fill.ts";
import { languageOf } from "./language.ts";
import { en, es } from "./rules.ts";

/**
 * Answers as a receptionist of technical support would, by fixed rules in Spanish or English: small talk, a few topics,
 * tools when they are on offer, structured answers filled from what the conversation says.
 */
export function rehearse(request: ChatRequest): Reply {
	const user = lastUserText(request);
	if (isStructured(request)) {
		const format = request.response_format;
		const schema = format?.json_schema?.schema ?? format?.schema;
		const conversation = request.messages.filter(({ role }) => role === "user" || role === "assistant").map(textOf);
		return { object: schema === undefined ? {} : fill(schema, conversation.join("\n"), systemText(request)) };
	}
	const texts = languageOf(systemText(request), user) === "en" ? en : es;
	const answered = answeredTool(request);
	if (answered !== undefined) return { text: texts.afterTool[answered] ?? texts.done };

	const rule = texts.rules.find((candidate) => candidate.user.test(user));
	const tool = rule?.tool && request.tools?.find((candidate) => candidate.function.name === rule.tool);
	if (tool && request.tool_choice !== "none" && isClear(tool.function.parameters ?? {}, user))
		return { toolCalls: [{ name: tool.function.name, arguments: fill(tool.function.parameters ?? {}, user) }] };
	const turns = request.messages.filter(({ role }) => role === "user").length;
	return { text: rule?.say ?? texts.otherwise[turns % texts.otherwise.length] ?? texts.done };
}
