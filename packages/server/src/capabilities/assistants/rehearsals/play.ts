import {
	type AssistantDefinition,
	type EndReason,
	type GuideVersion,
	languageOf,
	type RehearsalCase,
	type RehearsalResult,
} from "@centralita/contracts";
import {
	type AnalysisTurn,
	analyseByRules,
	analyseWithModel,
	createDialogue,
	type DialogueInput,
} from "../../../dialogue/index.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { dialogueScriptOf } from "../dialogue-script.ts";
import { createCaller } from "./caller.ts";
import { judge } from "./judge.ts";

export type Stage = {
	definition: AssistantDefinition;
	guides: readonly GuideVersion[];
	/** Answers as the assistant, and reads what came of it; null: rules do. */
	model: LanguageModel | null;
	/** Plays the callers that a model is to play; null: their lines are said. */
	callerModel: LanguageModel | null;
	country: string;
	timeZone: string;
	now: () => number;
};

/** A reply, or an analysis, that takes longer is given up. */
const patienceMs = 45_000;
/** Of the caller; whoever is still talking then hangs up. */
const mostTurns = 24;

/** Nothing that a rehearsed conversation does reaches anybody: no ticket, no transfer, no webhook, no contact. */
const tools = { lookupContact: async () => ({ found: false }) };

/**
 * One conversation with a simulated caller, from the greeting to the end, and what is to be said of it. Rejects only
 * when `signal` aborts; whatever else goes wrong is in the result.
 */
export async function play(stage: Stage, one: RehearsalCase, signal: AbortSignal): Promise<RehearsalResult> {
	const { definition, model, now } = stage;
	const started = now();
	const dialogue = createDialogue({
		script: dialogueScriptOf(definition, stage.guides, stage.country, false),
		model,
		smartMode: () => model !== null,
		tools,
		now,
		timeZone: stage.timeZone,
	});
	const turns: AnalysisTurn[] = [];
	const replies: number[] = [];
	const unanswered: string[] = [];
	let state = dialogue.start();
	// Set in a closure, which the compiler does not follow.
	let endReason = null as EndReason | null;
	let handedOver = false;

	async function reply(input: DialogueInput): Promise<void> {
		const asked = now();
		let text = "";
		for await (const event of dialogue.respond(state, input, { signal: within(signal) })) {
			if (event.type === "text") {
				if (text === "" && input.type === "text") replies.push(now() - asked);
				text += event.text;
			} else if (event.type === "state") state = event.state;
			else if (event.type === "action") {
				const { action } = event;
				if (action.type === "end") endReason = action.reason;
				if (action.type === "transfer" || action.type === "ticket") handedOver = true;
				if (action.type === "transfer") endReason = "transferred";
			}
		}
		if (text.trim() !== "") turns.push({ number: turns.length + 1, who: "assistant", text: text.trim() });
		else if (input.type === "text" && endReason === null) unanswered.push(input.text);
	}

	try {
		const caller = createCaller(one, languageOf(definition.locale), stage.callerModel);
		await reply({ type: "start" });
		for (let count = 0; endReason === null && count < mostTurns; count++) {
			const move = await caller.next(turns, within(signal));
			if (move === null) break;
			if (move.heard !== undefined) state = dialogue.truncate(state, cut(turns, move.heard));
			if (move.input.type === "text") turns.push({ number: turns.length + 1, who: "contact", text: move.input.text });
			await reply(move.input);
		}
		endReason ??= "contact-hung-up";
		const input = {
			turns,
			fields: definition.extraction,
			locale: definition.locale,
			reference: new Date(started),
			country: stage.country,
			timeZone: stage.timeZone,
			endReason,
			transferred: endReason === "transferred",
			ticket: handedOver,
		};
		const analysis =
			model === null
				? analyseByRules(input)
				: (await analyseWithModel({ ...input, model, signal: within(signal) })).analysis;
		return judge(one, {
			turns,
			unanswered,
			endReason,
			outcome: analysis.outcome,
			values: analysis.values.map(({ name, value }) => ({ name, value })),
			by: analysis.by,
			slowestReplyMs: replies.length === 0 ? null : Math.max(...replies),
			failure: null,
		});
	} catch (error) {
		signal.throwIfAborted();
		return judge(one, {
			turns,
			unanswered,
			endReason,
			outcome: null,
			values: [],
			by: "rules",
			slowestReplyMs: replies.length === 0 ? null : Math.max(...replies),
			failure: error instanceof Error ? error.message : String(error),
		});
	}
}

const within = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);

/** The share of the last reply that was heard, by whole words; the transcript has what was heard. */
function cut(turns: AnalysisTurn[], share: number): string {
	const last = turns.at(-1);
	if (last?.who !== "assistant") return "";
	const words = last.text.split(" ");
	const heard = words.slice(0, Math.max(1, Math.floor(words.length * share))).join(" ");
	turns[turns.length - 1] = { ...last, text: heard };
	return heard;
}
