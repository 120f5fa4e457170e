import type { GuideNode } from "@centralita/contracts";
import { languageOf } from "@centralita/contracts";
import { pastCues } from "../slots/date-words.ts";
import {
	type Option,
	parseAmount,
	parseChoice,
	parseDate,
	parseEmail,
	parseId,
	parseName,
	parseNumber,
	parsePhone,
	parseTime,
	parseYesNo,
	type SlotContext,
} from "../slots/index.ts";
import { fold, tidy } from "../text/fold.ts";
import { localise } from "../text/localise.ts";

export type AskNode = Extract<GuideNode, { kind: "ask" }>;
export type StepNode = Extract<GuideNode, { kind: "step" }>;
/** What was answered, and where it leads. */
export type GuideAnswer = { value: string | number | boolean; next: string };

/** The ways to say each choice of an `ask`. */
export function optionsOf(node: AskNode, language: "es" | "en"): Option[] {
	return (node.choices ?? []).map((choice) => ({
		value: choice.value,
		words: [
			choice.label[language] ?? choice.label.es ?? choice.label.en ?? choice.value,
			...(choice.synonyms?.[language] ?? []),
		],
	}));
}

/** Reads an answer by the node's type; null when these words are none. */
export function readAnswer(node: AskNode, text: string, context: SlotContext): GuideAnswer | null {
	const leadsTo = (value: string | number | boolean, next = node.next): GuideAnswer | null =>
		next === undefined ? null : { value, next };
	const choose = (value: string) => node.choices?.find((choice) => choice.value === value)?.next;
	switch (node.answer) {
		case "choice": {
			const picked = parseChoice(text, optionsOf(node, languageOf(context.locale)), context);
			return picked && leadsTo(picked.value, choose(picked.value));
		}
		case "boolean": {
			const said = parseYesNo(text, context);
			if (said) return leadsTo(said.value, choose(said.value ? "yes" : "no") ?? node.next);
			const picked = node.choices ? parseChoice(text, optionsOf(node, languageOf(context.locale)), context) : null;
			return picked && leadsTo(picked.value === "yes", choose(picked.value));
		}
		case "text": {
			const words = tidy(text);
			return words.length < 2 ? null : leadsTo(words);
		}
		default: {
			const parse = parsers[node.answer];
			const question = fold(localise(node.text.shown, languageOf(context.locale)));
			const found = parse(text, { ...context, past: pastCues.test(question) });
			return found && found.confidence >= 0.5 ? leadsTo(found.value) : null;
		}
	}
}

const parsers = {
	name: parseName,
	number: parseNumber,
	amount: parseAmount,
	date: parseDate,
	time: parseTime,
	phone: parsePhone,
	email: parseEmail,
	id: parseId,
} as const;
