import { type ExtractedValue, languageOf, type Outcome } from "@centralita/contracts";
import { smallTalk } from "../intent/small-talk.ts";
import { plainWords, tidy } from "../text/fold.ts";
import { contextOf } from "./extract.ts";
import { readText } from "./read-field.ts";
import type { AnalysisInput } from "./types.ts";

type Words = {
	called(name: string, problem: string): string;
	calledAbout(problem: string): string;
	noProblem(name: string): string;
	nobody: string;
	steps(count: number): string;
	results: Record<Outcome, string>;
	left(data: string): string;
};

const spanish: Words = {
	called: (name, problem) => `${name} se comunicó por lo siguiente: «${problem}».`,
	calledAbout: (problem) => `Se comunicó por lo siguiente: «${problem}».`,
	noProblem: (name) =>
		name === "" ? "No llegó a contar qué necesitaba." : `${name} no llegó a contar qué necesitaba.`,
	nobody: "Nadie habló en la conversación.",
	steps: (count) => (count === 1 ? "Se probó una indicación." : `Se probaron ${count} indicaciones.`),
	results: {
		resolved: "Quedó resuelto.",
		unresolved: "No quedó resuelto.",
		transferred: "Se pasó a una persona del equipo.",
		ticket: "Quedó anotado para el equipo.",
		informed: "Recibió la información.",
		abandoned: "Se fue antes de terminar.",
		failed: "La conversación se cortó por un problema técnico.",
	},
	left: (data) => `Dejó: ${data}.`,
};

const english: Words = {
	called: (name, problem) => `${name} got in touch about this: "${problem}".`,
	calledAbout: (problem) => `Got in touch about this: "${problem}".`,
	noProblem: (name) =>
		name === "" ? "Never got to say what was needed." : `${name} never got to say what was needed.`,
	nobody: "Nobody spoke in the conversation.",
	steps: (count) => (count === 1 ? "One instruction was tried." : `${count} instructions were tried.`),
	results: {
		resolved: "It was solved.",
		unresolved: "It was not solved.",
		transferred: "It was handed over to a person on the team.",
		ticket: "It was noted for the team.",
		informed: "The information was given.",
		abandoned: "They left before the end.",
		failed: "The conversation was cut off by a technical problem.",
	},
	left: (data) => `Left: ${data}.`,
};

/** Problem, what was tried, result, and how to reach the person, in a few sentences. */
export function summariseByRules(input: AnalysisInput, outcome: Outcome, values: readonly ExtractedValue[]): string {
	const language = languageOf(input.locale);
	const words = language === "es" ? spanish : english;
	if (!input.turns.some((turn) => turn.who === "contact")) return words.nobody;
	const name = String(values.find(({ type, value }) => type === "name" && value !== null)?.value ?? "");
	const problem = problemOf(input, values);
	const opening =
		problem === "" ? words.noProblem(name) : name === "" ? words.calledAbout(problem) : words.called(name, problem);
	const steps = instructionsTried(input);
	const reach = values
		.filter(({ type, value }) => (type === "phone" || type === "email") && value !== null)
		.map(({ value }) => value);
	return [
		opening,
		steps > 0 ? words.steps(steps) : "",
		words.results[outcome],
		reach.length > 0 ? words.left(reach.join(", ")) : "",
	]
		.filter((sentence) => sentence !== "")
		.join(" ");
}

function problemOf(input: AnalysisInput, values: readonly ExtractedValue[]): string {
	const extracted = values.find(
		({ name, type, value }) => type === "text" && value !== null && /problem|motivo|reason|issue|asunto/i.test(name),
	);
	if (extracted) return shorten(String(extracted.value));
	const language = languageOf(input.locale);
	const turn = input.turns.find(
		({ who, text }) =>
			who === "contact" && plainWords(text).split(" ").length >= 3 && smallTalk(text, language) === null,
	);
	return turn ? shorten(String(readText(turn.text, contextOf(input, true))?.value ?? turn.text)) : "";
}

const shorten = (text: string): string => {
	const words = tidy(text);
	return words.length <= 160 ? words : `${words.slice(0, 157).replace(/\s\S*$/, "")}…`;
};

const asksToTell = /\b(?:avisame cuando|dime cuando|tell me when|let me know when)\b/;

/** Assistant turns that gave something to do and were answered. */
const instructionsTried = ({ turns }: AnalysisInput): number =>
	turns.filter(
		({ who, text }, index) =>
			who === "assistant" && asksToTell.test(plainWords(text)) && turns[index + 1]?.who === "contact",
	).length;
