import { rehearse } from "./rehearsal/reply.ts";
import { answeredTool, isStructured, lastUserText, picturesOf, systemText } from "./request.ts";
import type { ChatRequest, Reply, Rule } from "./types.ts";

const pattern = (source: string | RegExp): RegExp => (typeof source === "string" ? new RegExp(source, "iu") : source);

function fits(rule: Rule, request: ChatRequest): RegExpExecArray | true | null {
	const when = rule.when ?? {};
	if (when.structured !== undefined && when.structured !== isStructured(request)) return null;
	if (when.picture !== undefined && when.picture !== picturesOf(request).length > 0) return null;
	if (when.tool !== undefined && !request.tools?.some((tool) => tool.function.name === when.tool)) return null;
	if (when.toolResult !== undefined && answeredTool(request) !== when.toolResult) return null;
	if (when.system !== undefined && !pattern(when.system).test(systemText(request))) return null;
	return when.user === undefined ? true : pattern(when.user).exec(lastUserText(request));
}

/** The reply of the first rule that fits and is not used up, or else the rehearsal's. */
export function replyTo(request: ChatRequest, rules: readonly (Rule & { left: number })[]): Reply {
	for (const rule of rules) {
		if (rule.left <= 0) continue;
		const match = fits(rule, request);
		if (match === null) continue;
		rule.left--;
		const reply = typeof rule.reply === "function" ? rule.reply(request) : rule.reply;
		if (typeof reply !== "string") return reply;
		const text = match === true ? reply : reply.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? "");
		return { text };
	}
	return rehearse(request);
}
