import type { Language } from "@centralita/contracts";
import type { Token } from "../text/tokens.ts";
import { readCardinal } from "./number-words.ts";

/** Digits said one after the other, in any grouping. `from` and `to` are token indexes, `to` exclusive. */
export type DigitRun = { digits: string; plus: boolean; from: number; to: number };

const times: ReadonlyMap<string, number> = new Map([
	["doble", 2],
	["double", 2],
	["triple", 3],
	["treble", 3],
]);
const between: ReadonlySet<string> = new Set(
	"- . , ( ) / … y e eh este em mm guion raya espacio luego despues coma um uh er dash space then and hyphen".split(
		" ",
	),
);

/** "cuarenta y cinco veintitrés", "doble cero", "five five five oh one": runs of digits in the order they were said. */
export function readDigitRuns(tokens: readonly Token[], language: Language): DigitRun[] {
	const runs: DigitRun[] = [];
	let run: DigitRun | null = null;
	let index = 0;
	while (index < tokens.length) {
		const chunk = readChunk(tokens, index, language, run !== null);
		if (chunk) {
			run ??= startRun(tokens, index);
			run.digits += chunk.digits;
			run.to = chunk.next;
			index = chunk.next;
			continue;
		}
		const word = tokens[index]?.folded ?? "";
		if (run && !between.has(word)) {
			runs.push(run);
			run = null;
		}
		index++;
	}
	if (run) runs.push(run);
	return runs;
}

function startRun(tokens: readonly Token[], index: number): DigitRun {
	const before = tokens[index - 1]?.folded;
	const plus = before === "+" || before === "mas" || before === "plus";
	return { digits: "", plus, from: plus ? index - 1 : index, to: index };
}

function readChunk(
	tokens: readonly Token[],
	index: number,
	language: Language,
	inRun: boolean,
): { digits: string; next: number } | null {
	const token = tokens[index];
	if (!token) return null;
	if (token.kind === "number") return { digits: token.text.replace(/\D/g, ""), next: index + 1 };
	const many = times.get(token.folded);
	if (many) {
		const digit = single(tokens[index + 1], language);
		return digit === null ? null : { digits: digit.repeat(many), next: index + 2 };
	}
	if (inRun || language === "en") {
		const zero = single(token, language);
		if (zero === "0" && (token.folded === "o" || token.folded === "oh")) {
			const neighbour = inRun || single(tokens[index + 1], language) !== null;
			return neighbour && language === "en" ? { digits: "0", next: index + 1 } : null;
		}
	}
	// "un", "una" are articles far more often than digits.
	if (!inRun && (token.folded === "un" || token.folded === "una")) return null;
	// "One eight hundred five five": in English hundreds end a group of digits.
	const hundred = language === "en" && tokens[index + 1]?.folded === "hundred" ? tokens.slice(0, index + 2) : tokens;
	const cardinal = readCardinal(hundred, index, language);
	return cardinal ? { digits: String(cardinal.value), next: cardinal.next } : null;
}

function single(token: Token | undefined, language: Language): string | null {
	if (!token) return null;
	if (/^\d$/.test(token.text)) return token.text;
	if (language === "en" && (token.folded === "o" || token.folded === "oh")) return "0";
	const cardinal = readCardinal([token], 0, language);
	return cardinal && cardinal.value < 10 ? String(cardinal.value) : null;
}
