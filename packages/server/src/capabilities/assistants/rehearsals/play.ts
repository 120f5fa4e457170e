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
	type DialogueAction,
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
	const facts: Facts = { turns: [], replies: [], unanswered: [], endReason: null, handedOver: false };
	const nothing = { outcome: null, values: [], by: "rules" as const };
	let failure: string | null = null;
	let read: Pick<RehearsalResult, "outcome" | "values" | "by"> = nothing;
	try {
		const started = stage.now();
		await converse(stage, one, facts, signal);
		facts.endReason ??= "contact-hung-up";
		read = await analyse(stage, facts, started, signal);
	} catch (error) {
		signal.throwIfAborted();
		failure = error instanceof Error ? error.message : String(error);
	}
	const { turns, replies, unanswered, endReason } = facts;
	const slowestReplyMs = replies.length === 0 ? null : Math.max(...replies);
	return judge(one, { ...read, turns, unanswered, endReason, slowestReplyMs, failure });
}

/** What is known of a conversation so far. */
type Facts = {
	turns: AnalysisTurn[];
	/** Milliseconds to the first word of each. */
	replies: number[];
	unanswered: string[];
	endReason: EndReason | null;
	handedOver: boolean;
};

async function converse(stage: Stage, one: RehearsalCase, facts: Facts, signal: AbortSignal): Promise<void> {
	const { definition, model, now } = stage;
	const dialogue = createDialogue({
		script: dialogueScriptOf(definition, stage.guides, stage.country, false),
		model,
		smartMode: () => model !== null,
		tools,
		now,
		timeZone: stage.timeZone,
	});
	const { turns } = facts;
	const add = (who: "contact" | "assistant", text: string) => turns.push({ number: turns.length + 1, who, text });
	let state = dialogue.start();

	async function reply(input: DialogueInput): Promise<void> {
		const asked = now();
		let text = "";
		for await (const event of dialogue.respond(state, input, { signal: within(signal) })) {
			if (event.type === "text") {
				if (text === "" && input.type === "text") facts.replies.push(now() - asked);
				text += event.text;
			} else if (event.type === "state") state = event.state;
			else if (event.type === "action") note(event.action, facts);
		}
		if (text.trim() !== "") add("assistant", text.trim());
		else if (input.type === "text" && facts.endReason === null) facts.unanswered.push(input.text);
	}

	const caller = createCaller(one, languageOf(definition.locale), stage.callerModel);
	await reply({ type: "start" });
	for (let count = 0; facts.endReason === null && count < mostTurns; count++) {
		const move = await caller.next(turns, within(signal));
		if (move === null) return;
		if (move.heard !== undefined) state = dialogue.truncate(state, cut(turns, move.heard));
		if (move.input.type === "text") add("contact", move.input.text);
		await reply(move.input);
	}
}

function note(action: DialogueAction, facts: Facts): void {
	if (action.type === "end") facts.endReason = action.reason;
	if (action.type === "transfer") facts.endReason = "transferred";
	if (action.type === "transfer" || action.type === "ticket") facts.handedOver = true;
}

/** As the job after a conversation does it. */
async function analyse(
	{ definition, model, country, timeZone }: Stage,
	{ turns, endReason, handedOver }: Facts,
	started: number,
	signal: AbortSignal,
): Promise<Pick<RehearsalResult, "outcome" | "values" | "by">> {
	const input = {
		turns,
		fields: definition.extraction,
		locale: definition.locale,
		reference: new Date(started),
		country,
		timeZone,
		endReason,
		transferred: endReason === "transferred",
		ticket: handedOver,
	};
	const { outcome, values, by } =
		model === null
			? analyseByRules(input)
			: (await analyseWithModel({ ...input, model, signal: within(signal) })).analysis;
	return { outcome, values: values.map(({ name, value }) => ({ name, value })), by };
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
