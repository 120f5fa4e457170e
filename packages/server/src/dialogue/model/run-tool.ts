import type { ModelToolCall } from "../../ports/language-model.ts";
import { note } from "../guide/journal.ts";
import { enterGuide } from "../guide/walk.ts";
import { afterWalk } from "../ladder/subjects.ts";
import { offeredGuides, type Scene } from "../scene.ts";
import type { Turn } from "../turn.ts";
import type { DialogueAction, DialogueTools } from "../types.ts";
import { isToolName, readArguments } from "./tools.ts";

/** `closes`: the reply needs no more words of the model. `after`: to be carried out at the end of the reply. */
export type ToolOutcome = { result: unknown; closes: boolean; after?: DialogueAction };

/** Runs one tool call. Never rejects but for an abort: a fault becomes a result that the model can read. */
export async function runTool(
	call: ModelToolCall,
	turn: Turn,
	scene: Scene,
	tools: DialogueTools,
	signal: AbortSignal,
): Promise<ToolOutcome> {
	if (!isToolName(call.name) || !scene.script.tools.includes(call.name))
		return refused(`There is no tool "${call.name}".`);
	switch (call.name) {
		case "lookup_contact": {
			const args = readArguments("lookup_contact", call.arguments);
			if (!args.ok) return refused(args.problem);
			const { name, phone, email } = args.value;
			const query = { ...(name && { name }), ...(phone && { phone }), ...(email && { email }) };
			if (Object.keys(query).length === 0) return refused("Give a name, a phone or an e-mail.");
			try {
				return { result: (await tools.lookupContact(query, signal)) ?? { found: false }, closes: false };
			} catch {
				signal.throwIfAborted();
				return { result: { status: "unavailable" }, closes: false };
			}
		}
		case "run_guide": {
			const args = readArguments("run_guide", call.arguments);
			if (!args.ok) return refused(args.problem);
			if (!offeredGuides(scene).has(args.value.guide)) return refused(`There is no guide "${args.value.guide}".`);
			const before = turn.said.length;
			turn.update({ pending: null, misunderstood: 0 });
			turn.source("guide");
			afterWalk(turn, scene, enterGuide(turn, scene, args.value.guide));
			return { result: { status: "started", said: turn.said.slice(before).trim() }, closes: true };
		}
		case "transfer_to_person": {
			const args = readArguments("transfer_to_person", call.arguments);
			if (!args.ok) return refused(args.problem);
			const reason = args.value.reason === "" ? scene.phrases.handoff.reason : args.value.reason;
			note(turn, scene, { type: "person-needed", reason: "asked" });
			note(turn, scene, { type: "handed-over" });
			const after: DialogueAction = { type: "transfer", reason, summary: args.value.summary };
			return { result: { status: "transferring" }, closes: false, after };
		}
		case "add_note": {
			const args = readArguments("add_note", call.arguments);
			if (!args.ok) return refused(args.problem);
			return { result: { status: "saved" }, closes: false, after: { type: "note", text: args.value.text } };
		}
		case "press_keys": {
			const args = readArguments("press_keys", call.arguments);
			if (!args.ok) return refused(args.problem);
			return { result: { status: "pressing" }, closes: false, after: { type: "keys", keys: args.value.keys } };
		}
		case "end_call":
			return { result: { status: "ending" }, closes: false, after: { type: "end", reason: "assistant-ended" } };
	}
}

const refused = (problem: string): ToolOutcome => ({ result: { error: problem }, closes: false });
