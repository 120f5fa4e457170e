import type { ExtractionField } from "@centralita/contracts";
import { asksFor, type FieldWords } from "./field-words.ts";
import type { AnalysisInput } from "./types.ts";
import { turnsOfContact } from "./wrong-person.ts";

/** What the contact said, with what the assistant had said just before and the fields that this asked for. */
export type Exchange = { turn: number; said: string; question: string; asks: ReadonlySet<string> };

/** A question below this does not ask for a field. */
const asked = 0.44;
/** A yes or no is only ever asked in words of the field: fewer of them are enough. */
const askedYesNo = asked * 0.8;
/** Nor does one ask for a field that asks for another one this much more clearly. */
const clearly = 0.6;

export function exchangesOf(input: AnalysisInput, words: ReadonlyMap<string, FieldWords>): Exchange[] {
	const { turns, fields } = input;
	const own = turnsOfContact(input);
	const exchanges: Exchange[] = [];
	let question = "";
	for (const turn of turns) {
		if (turn.who === "contact") {
			const asks = fieldsAskedFor(fields, words, question);
			if (own.has(turn.number)) exchanges.push({ turn: turn.number, said: turn.text.normalize("NFC"), question, asks });
			question = "";
		} else question = `${question} ${turn.text}`.trim();
	}
	return exchanges;
}

function fieldsAskedFor(
	fields: readonly ExtractionField[],
	words: ReadonlyMap<string, FieldWords>,
	question: string,
): ReadonlySet<string> {
	if (question === "") return new Set();
	const scores = fields.map((field) => {
		const own = words.get(field.name);
		return own ? asksFor(field, own, question) : 0;
	});
	const names = fields.filter((field, index) => {
		const mine = scores[index] ?? 0;
		if (mine < (field.type === "boolean" ? askedYesNo : asked)) return false;
		return fields.every((other, at) => {
			const score = at === index ? 0 : (scores[at] ?? 0);
			return other.type === field.type || rivals(other, field) ? score <= mine : mine >= score * clearly;
		});
	});
	return new Set(names.map(({ name }) => name));
}

const group = /^(?:phone|id|number|amount|text|boolean|choice)$/;
/** Types whose questions use the same words ("¿cuál es tu número?"). */
const rivals = (a: ExtractionField, b: ExtractionField): boolean => group.test(a.type) && group.test(b.type);
