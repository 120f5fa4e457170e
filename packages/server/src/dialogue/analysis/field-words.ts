import type { ExtractionField, FieldType } from "@centralita/contracts";
import { stem } from "../intent/vocabulary.ts";
import { fold } from "../text/fold.ts";

const empty: ReadonlySet<string> = new Set(
	(
		"el la los las un una de del al a en con por para que y o u se su sus es si lo le the a an of to in on at for with and or is are his her their this that it " +
		"which whether what customer client caller contact user person cliente persona contacto usuario dato datos indica indicar quien cual cuando como prefer prefiere " +
		"they them he she be been has have had does do tiene tener puede can at cual cuya dicho value valor field campo optional opcional texto numero number text quiere quiera quieres desea want wants wish"
	).split(" "),
);

/** Words that ask for a type of value, whatever the field. */
const typeCues: Record<FieldType, RegExp | null> = {
	name: /\b(?:nombre|apellido|te llamas|se llama|como te llamas|con quien (?:hablo|tengo)|quien habla|your name|name|who am i (?:speaking|talking)|who's calling)\b/,
	phone:
		/\b(?:telefono|celular|movil|numero|te (?:llamo|llamamos|podemos llamar)|llamarl[oae]|llamarte|contactarte|whatsapp|phone|mobile|cell|number|call you|reach you)\b/,
	email: /\b(?:correo|e-?mail|mail)\b/,
	date: /\b(?:dia|fecha|cuando|desde cuando|date|day|when|since when|que dia|(?:el|on|about) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b/,
	time: /\b(?:hora|horario|a que hora|time|what time|hour|(?:a|tipo) las? \w+|at (?:\d+|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|tipo \w+ y media|\w+ (?:y|menos) (?:media|cuarto|cinco|diez|veinte|veinticinco)|por la (?:manana|tarde|noche)|in the (?:morning|afternoon|evening))\b/,
	amount: /\b(?:cuanto|monto|importe|precio|presupuesto|total|valor|how much|amount|price|budget|cost|total|pay)\b/,
	number: /\b(?:cuantos|cuantas|numero|cantidad|how many|number|quantity|edad|anos|old|age)\b/,
	id: /\b(?:numero|codigo|pedido|orden|factura|ticket|serie|dni|documento|cuenta|referencia|number|code|order|invoice|serial|account|reference|case|id)\b/,
	boolean: null,
	choice: null,
	text: null,
};

export type FieldWords = { stems: ReadonlySet<string>; weights: ReadonlyMap<string, number> };

const stemsOf = (text: string): string[] =>
	(fold(text.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/_/g, " ")).match(/[\p{L}\p{N}]+/gu) ?? [])
		.filter((word) => word.length > 2 && !empty.has(word))
		.map(stem);

/** What a schema's fields are about: stems of name, description and options, rarer among the fields weighing more. */
export function wordsOfFields(fields: readonly ExtractionField[]): Map<string, FieldWords> {
	const all = fields.map((field) => ({
		name: field.name,
		stems: new Set([...stemsOf(field.name), ...stemsOf(field.description)]),
	}));
	const counts = new Map<string, number>();
	for (const { stems } of all) for (const word of stems) counts.set(word, (counts.get(word) ?? 0) + 1);
	return new Map(
		all.map(({ name, stems }) => [
			name,
			{ stems, weights: new Map([...stems].map((word) => [word, 1 / Math.sqrt(counts.get(word) ?? 1)])) },
		]),
	);
}

/** How much `text` speaks of a field: the weight of the field's words that it contains. */
export function mentions(words: FieldWords, text: string): number {
	let sum = 0;
	for (const word of new Set(stemsOf(text))) sum += words.weights.get(word) ?? 0;
	return sum;
}

/** How surely a question asks for a field: its own words, and for typed fields the words that ask for the type. */
export function asksFor(field: ExtractionField, words: FieldWords, question: string): number {
	const sentences = question.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.trim() !== "");
	const asked = sentences.filter((sentence) => sentence.includes("?"));
	const text = (asked.length > 0 ? asked : sentences.slice(-1)).join(" ");
	if (text === "") return 0;
	const cue = typeCues[field.type]?.test(fold(text)) ? 0.6 : 0;
	const own = mentions(words, text);
	const options = field.options?.some((option) => fold(text).includes(fold(option))) ? 0.8 : 0;
	return own + cue + options;
}
