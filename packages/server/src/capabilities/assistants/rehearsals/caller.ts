import type { Language, RehearsalCase } from "@centralita/contracts";
import { z } from "zod";
import type { AnalysisTurn, DialogueInput } from "../../../dialogue/index.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";

/** `heard`: the share of the reply before that was heard, when the caller cuts in. */
export type Move = { input: DialogueInput; heard?: number };
type Caller = { next(turns: readonly AnalysisTurn[], signal: AbortSignal): Promise<Move | null> };

const says = (text: string): Move => ({ input: { type: "text", text } });

/** What the caller does next; null: they hang up. */
export function createCaller(one: RehearsalCase, language: Language, model: LanguageModel | null): Caller {
	const script = movesOf(one)[Symbol.iterator]();
	const next = (): Move | null => {
		const { value, done } = script.next();
		return done ? null : value;
	};
	if (one.caller === "script" || model === null) return { next: async () => next() };
	let improvises = true;
	return {
		async next(turns, signal) {
			if (!improvises) return next();
			const answer = await improvise(one, language, model, turns, signal).catch(() => null);
			signal.throwIfAborted();
			if (answer !== null) return answer.hangs_up && answer.says === "" ? null : says(answer.says);
			improvises = false;
			return next();
		},
	};
}

/** Every third word is lost, as on a bad line: always the same ones, so that two versions hear the same. */
const garbled = (line: string): string =>
	line
		.split(" ")
		.filter((_, index) => index % 3 !== 2)
		.join(" ");

function movesOf({ persona, lines }: RehearsalCase): Move[] {
	switch (persona) {
		case "elderly":
			return lines.flatMap((line): Move[] => [{ input: { type: "silence", count: 1 } }, says(line)]);
		case "interrupts":
			return lines.map((line) => ({ ...says(line), heard: 0.5 }));
		case "noisy":
			return lines.flatMap((line) => (garbled(line) === line ? [says(line)] : [says(garbled(line)), says(line)]));
		case "voicemail":
			// The machine is silent after its tone; the assistant hangs up after its last prompt.
			return [
				...lines.map(says),
				...Array.from({ length: 7 }, (_, index): Move => ({ input: { type: "silence", count: index + 1 } })),
			];
		default:
			return lines.map(says);
	}
}

const improvised = z.object({ says: z.string().trim().max(500), hangs_up: z.boolean() });

const schema = {
	type: "object",
	additionalProperties: false,
	required: ["says", "hangs_up"],
	properties: { says: { type: "string" }, hangs_up: { type: "boolean" } },
} as const;

const manners: Record<RehearsalCase["persona"], string> = {
	busy: "You are in a hurry: few words, impatient with questions, and you hang up as soon as you have what you need.",
	elderly: "You are old and slow: you hesitate, ask to have things repeated and lose the thread.",
	interrupts: "You interrupt all the time and change the subject in mid-sentence.",
	"wrong-number": "You are not who is looked for: somebody has the wrong number. You give no data of your own.",
	angry: "You are angry and say so, but you do have a problem that you want solved.",
	voicemail: "You are an answering machine: you say your greeting and nothing else.",
	noisy: "The line is bad: words of yours are missing, and you did not understand half of what was said.",
	foreign: "You speak the other language only, and understand little of this one.",
};

async function improvise(
	one: RehearsalCase,
	language: Language,
	model: LanguageModel,
	turns: readonly AnalysisTurn[],
	signal: AbortSignal,
): Promise<z.infer<typeof improvised>> {
	const tongue = (language === "es") === (one.persona !== "foreign") ? "Spanish" : "English";
	const { value } = await model.object({
		name: "caller_line",
		system: [
			"You play somebody who telephones a company, so that its assistant can be tried out. Never say that you are a model.",
			manners[one.persona],
			`Speak ${tongue}, as on the telephone: one or two short sentences.`,
			"In the course of the conversation say what follows, in your own words, in this order, when it fits. Names and numbers exactly so:",
			...one.lines.map((line) => `- ${line}`),
			"says: your next words. hangs_up: true, and says empty, when everything is said and answered.",
		].join("\n"),
		prompt: turns.map(({ who, text }) => `${who === "contact" ? "you" : "assistant"}: ${text}`).join("\n"),
		schema,
		signal,
	});
	return improvised.parse(value);
}
