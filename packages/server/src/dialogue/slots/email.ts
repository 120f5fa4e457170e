import { type Language, languageOf } from "@centralita/contracts";
import { z } from "zod";
import { fold } from "../text/fold.ts";
import { type Token, tokenise } from "../text/tokens.ts";
import { correctedSegments, takingLater } from "./corrections.ts";
import { exampleWord, readLetter } from "./letters.ts";
import { readCardinal } from "./number-words.ts";
import type { Slot, SlotContext } from "./types.ts";

const address = z.email();
const literal = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;

const topLevels: ReadonlySet<string> = new Set(
	"com net org ar mx es co edu gob gov gub io cl pe uy us uk ca info dev app br ec bo py ve cr gt hn ni pa do sv cu pr biz cat eu me tv".split(
		" ",
	),
);
const knownHosts: ReadonlySet<string> = new Set(
	"gmail hotmail yahoo outlook icloud live msn protonmail aol fibertel".split(" "),
);
/** What cannot be part of an address being dictated: it stands before it. */
const outside: ReadonlySet<string> = new Set(
	(
		"es seria era mi el la correo mail email electronico electronica direccion e-mail casilla con anota anote anotalo escribe escribi apunta toma " +
		"si claro bueno ok okay dale este eh pues va ahi aqui y o al por favor tengo uso usa usar mando manda mandalo envia envialo " +
		"dijo digo que como seria: : , ; my the address is it's its it sure yes yeah so um uh well write down send to this email's that's use can you me"
	).split(" "),
);
const ignored: ReadonlySet<string> = new Set([
	"todo",
	"toda",
	"junto",
	"juntos",
	"minuscula",
	"minusculas",
	"together",
	"lowercase",
]);

type Piece = { text: string; next: number };

/** Symbols and letters of an address as they are said, reading to the right. */
function readPiece(tokens: readonly Token[], index: number, language: Language): Piece | null {
	const token = tokens[index];
	if (!token) return null;
	const word = token.folded;
	const following = tokens[index + 1]?.folded ?? "";
	if (word === "punto" || word === "dot" || word === "." || (word === "point" && language === "en"))
		return { text: ".", next: index + 1 };
	if (word === "_" || word === "underscore") return { text: "_", next: index + 1 };
	if (word === "under" && following === "score") return { text: "_", next: index + 2 };
	if (word === "guion" || word === "raya" || word === "barra") {
		if (following === "bajo" || following === "baja" || following === "abajo") return { text: "_", next: index + 2 };
		if (following === "al" && tokens[index + 2]?.folded === "piso") return { text: "_", next: index + 3 };
		if (following === "medio" || following === "del") return { text: "-", next: index + (following === "del" ? 3 : 2) };
		return { text: "-", next: index + 1 };
	}
	if (word === "-" || word === "dash" || word === "hyphen") return { text: "-", next: index + 1 };
	if (word === "+" || word === "plus" || (word === "mas" && language === "es")) return { text: "+", next: index + 1 };
	if (token.kind === "number") return { text: word, next: index + 1 };
	if (token.kind === "symbol") return null;
	if (
		/^[a-z]$/.test(word) ||
		word === "doble" ||
		word === "double" ||
		word === "uve" ||
		(word === "te" && /^(?:[a-z]|[a-z]{1,2}[aeiou]|hache|jota|[elmnr]{1,2}e)$/.test(following)) ||
		(language === "es" && /^(?:be|ce|efe|ge|hache|jota|ka|eme|ene|pe|cu|erre|ese|ve|equis|zeta)$/.test(word))
	) {
		const letter = readLetter(tokens, index, language);
		if (letter) return { text: fold(letter.letter), next: exampleWord(tokens, letter.next) };
	}
	const cardinal = word === "un" || word === "una" || word === "mil" ? null : readCardinal(tokens, index, language);
	if (cardinal?.words) return { text: String(cardinal.value), next: cardinal.next };
	return { text: word.replace(/[^a-z0-9]/g, ""), next: index + 1 };
}

const symbols = /^(?:punto|dot|guion|underscore|arroba|at|@)$/;
const symbolWords = /^(?:punto|guion|raya|arroba|doble|equis|jota|todo|junto)$/;

const isAt = (token: Token | undefined): boolean =>
	token?.folded === "arroba" || token?.folded === "@" || token?.folded === "at";

/** The part before the at sign that ends at `at`: starts after the last word that cannot belong to it. */
function readLocalPart(
	tokens: readonly Token[],
	at: number,
	language: Language,
): { text: string; from: number } | null {
	let from = at;
	while (from > 0) {
		const token = tokens[from - 1];
		if (!token) break;
		const after = tokens[from];
		const letterLike =
			/^[a-z]$/.test(token.folded) &&
			from < at &&
			((after?.text.length ?? 0) <= 2 || /^(?:punto|dot|guion|underscore|dash|hyphen)$/.test(after?.folded ?? ""));
		const inNumber =
			token.folded === "y" && from > 1 && readCardinal(tokens.slice(from - 2, from + 1), 0, language)?.next === 3;
		if (inNumber) {
			from -= 2;
			continue;
		}
		const preposition =
			token.text === "a" && (tokens[from]?.text.length ?? 0) > 3 && !symbolWords.test(tokens[from]?.folded ?? "");
		if (preposition && language === "es") break;
		if ((outside.has(token.folded) && !letterLike) || /[,;:¿?!]/.test(token.text)) {
			// A comma in the middle of a dictation is a pause, before a symbol word it is not the beginning.
			const following = tokens[from]?.folded ?? "";
			if (
				token.text === "," &&
				(symbols.test(following) || symbols.test(tokens[from - 2]?.folded ?? "") || ignored.has(following))
			) {
				from--;
				continue;
			}
			break;
		}
		from--;
	}
	let text = "";
	let index = from;
	while (index < at) {
		const token = tokens[index];
		if (token?.folded === "all" && tokens[index + 1]?.folded === "one" && tokens[index + 2]?.folded === "word") {
			index += 3;
			continue;
		}
		if (token && (ignored.has(token.folded) || token.text === ",")) {
			index++;
			continue;
		}
		if (token?.folded === "en" && ignored.has(tokens[index + 1]?.folded ?? "")) {
			index++;
			continue;
		}
		const piece = readPiece(tokens, index, language);
		if (!piece) return null;
		text += piece.text;
		index = piece.next;
	}
	return text === "" ? null : { text, from };
}

/** The domain from `index` on: words and dots up to the last known ending. */
function readDomain(tokens: readonly Token[], index: number, language: Language): { text: string; to: number } | null {
	let text = "";
	let best: { text: string; to: number } | null = null;
	let next = index;
	while (next < tokens.length && next - index < 24) {
		const token = tokens[next];
		if (!token || (token.text === "," && best)) break;
		if (token.text === ",") {
			next++;
			continue;
		}
		const ending = topLevels.has(token.folded);
		if (ending && knownHosts.has(text)) text += ".";
		if (best && !text.endsWith(".") && token.folded !== "punto" && token.folded !== "dot" && token.folded !== ".")
			break;
		const piece = readPiece(tokens, next, language);
		if (!piece) break;
		if (text.endsWith(".") && piece.text === ".") break;
		text += piece.text;
		next = piece.next;
		if (ending && /\.[a-z]+$/.test(text)) best = { text, to: next };
	}
	return best;
}

/** An e-mail address, written or dictated ("juan punto pérez arroba gmail punto com", "j underscore smith at acme dot io"). */
export function parseEmail(raw: string, context: SlotContext): Slot<string> | null {
	const text = raw.normalize("NFC");
	return parseWhole(text, context) ?? readAcrossCorrection(text, context);
}

const parseWhole = takingLater<string>(
	(text, context) => {
		const written = literal.exec(text);
		if (written) {
			const value = fold(written[0].normalize("NFC")).replace(/\.$/, "");
			if (address.safeParse(value).success && !dictatedBefore(text, written.index)) {
				return { value, confidence: 0.97, span: [written.index, written.index + written[0].length] };
			}
		}
		return readDictated(text, context);
	},
	(earlier, correction, context) => {
		const tokens = tokenise(correction.text);
		const at = tokens.findIndex(isAt);
		if (at > 0) return null;
		const from = at === 0 ? 1 : tokens.findIndex((token) => !outside.has(token.folded));
		const domain = from < 0 ? null : readDomain(tokens, from, languageOf(context.locale));
		if (!domain) return null;
		const end = correction.offset + (tokens[domain.to - 1]?.end ?? 0);
		return { value: `${earlier.value.split("@")[0]}@${domain.text}`, confidence: 0.75, span: [earlier.span[0], end] };
	},
);

/** "juan punto perez@gmail.com": recognisers write only part of it as an address. */
const dictatedBefore = (text: string, index: number): boolean =>
	/(?:punto|dot|gui[oó]n(?: bajo| medio)?|underscore|dash)\s*$/i.test(text.slice(0, index));

/** "pepe arroba hotmail… no, perdón, gmail punto com": the domain was taken back before it was complete. */
function readAcrossCorrection(text: string, context: SlotContext): Slot<string> | null {
	const segments = correctedSegments(text);
	const [earlier, later] = segments.slice(-2);
	const at = earlier ? /^.*(?:\barroba\b|@|\bat\b)/i.exec(earlier.text) : null;
	if (!earlier || !later || !at || /arroba|@/i.test(later.text)) return null;
	const found = readDictated(`${at[0]} ${later.text}`, context);
	return found && { ...found, confidence: 0.75, span: [earlier.offset, later.offset + later.text.length] };
}

function readDictated(text: string, context: SlotContext): Slot<string> | null {
	const language = languageOf(context.locale);
	const tokens = tokenise(text);
	for (let at = tokens.length - 1; at > 0; at--) {
		if (!isAt(tokens[at])) continue;
		const domain = readDomain(tokens, at + 1, language);
		const local = domain && readLocalPart(tokens, at, language);
		if (!domain || !local) continue;
		const value = `${local.text.replace(/^\.+|\.+$/g, "")}@${domain.text}`;
		if (!address.safeParse(value).success) continue;
		const span = [tokens[local.from]?.start ?? 0, tokens[domain.to - 1]?.end ?? text.length] as const;
		return { value, confidence: 0.86, span };
	}
	return null;
}
