import { languageOf } from "@centralita/contracts";
import { fold } from "../text/fold.ts";
import { type Token, tokenise } from "../text/tokens.ts";
import { takingLater } from "./corrections.ts";
import { readDigitRuns } from "./digits.ts";
import { exampleWord, readLetter } from "./letters.ts";
import type { SlotParser } from "./types.ts";

const announced =
	/\b(?:pedido|orden|ticket|factura|serie|serial|dni|documento|cedula|cuenta|caso|reclamo|codigo|referencia|contrato|cliente|poliza|modelo|patente|matricula|pasaporte|order|invoice|account|case|reference|ref|code|tracking|contract|customer|policy|model|passport|id|number|numero|nro)\b/;

/**
 * An identifier, upper case and without blanks: "A-1234", "pedido número cuatro cinco seis siete", "a be uno dos tres".
 * At least three characters, one of them a digit.
 */
export const parseId: SlotParser<string> = takingLater((text, context) => {
	const tokens = tokenise(text);
	let best: { value: string; confidence: number; span: readonly [number, number] } | null = null;
	for (let index = 0; index < tokens.length; index++) {
		const found = readId(tokens, index, languageOf(context.locale));
		if (!found || found.value.replace(/-/g, "").length < 3 || !/\d/.test(found.value)) continue;
		const start = tokens[index]?.start ?? 0;
		const lead = fold(text.slice(0, start)).split(/\s+/).slice(-6).join(" ");
		const cue = announced.test(lead);
		const confidence = cue
			? 0.92
			: context.expected
				? 0.85
				: /[A-Z]/.test(found.value) && found.value.length >= 5
					? 0.5
					: 0;
		if (confidence > (best?.confidence ?? 0)) {
			best = { value: found.value, confidence, span: [start, tokens[found.next - 1]?.end ?? text.length] };
		}
		index = found.next - 1;
	}
	return best;
});

function readId(
	tokens: readonly Token[],
	index: number,
	language: "es" | "en",
): { value: string; next: number } | null {
	let value = "";
	let next = index;
	let end = index;
	while (next < tokens.length) {
		const token = tokens[next];
		if (!token) break;
		if (
			/^[\p{L}]*\d[\p{L}\d.]*$/u.test(token.text) ||
			(/^\p{Lu}{2,5}$/u.test(token.text) && followedByDigits(tokens, next))
		) {
			value += token.text.replace(/[.,]/g, "").toUpperCase();
			next++;
			end = next;
			continue;
		}
		const run = readDigitRuns(tokens.slice(next), language)[0];
		if (run && run.from === 0 && !/^(?:y|and)$/.test(token.folded)) {
			value += run.digits;
			next += run.to;
			end = next;
			continue;
		}
		const letter = readLetter(tokens, next, language);
		const isWord = value !== "" && /^[aeiouy]$/.test(token.text) && letter?.next !== tokens.length;
		if (letter && (value === "" || isWord ? spelledOn(tokens, letter.next, language) : true)) {
			value += letter.letter.toUpperCase();
			next = exampleWord(tokens, letter.next);
			end = next;
			continue;
		}
		if (value !== "" && /^(?:-|guion|dash|hyphen)$/.test(token.folded)) {
			value += "-";
			next++;
			continue;
		}
		if (value !== "" && /^(?:[,/ ]|barra|slash)$/.test(token.folded)) {
			next++;
			continue;
		}
		break;
	}
	value = value.replace(/-+$/, "");
	return value === "" ? null : { value, next: end };
}

const followedByDigits = (tokens: readonly Token[], index: number): boolean =>
	/\d/.test(tokens[index + 1]?.text ?? "") || (isDash(tokens[index + 1]) && /\d/.test(tokens[index + 2]?.text ?? ""));
const isDash = (token: Token | undefined): boolean => /^(?:-|guion|dash|hyphen)$/.test(token?.folded ?? "");

/** A single letter begins an identifier only when letters or digits go on after it. */
const spelledOn = (tokens: readonly Token[], at: number, language: "es" | "en"): boolean =>
	spelledAt(tokens, tokens[at]?.text === "," ? at + 1 : at, language);

const spelledAt = (tokens: readonly Token[], index: number, language: "es" | "en"): boolean =>
	readLetter(tokens, index, language) !== null ||
	readDigitRuns(tokens.slice(index, index + 2), language)[0]?.from === 0 ||
	(isDash(tokens[index]) && /\d/.test(tokens[index + 1]?.text ?? "")) ||
	exampleWord(tokens, index) > index;
