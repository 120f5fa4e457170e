import { type Language, languageOf } from "@centralita/contracts";
import { editDistance } from "../text/edit-distance.ts";
import { fold } from "../text/fold.ts";
import { type Token, tokenise } from "../text/tokens.ts";
import { takingLater } from "./corrections.ts";
import { readDigitRuns } from "./digits.ts";
import { firstNames } from "./first-names.ts";
import { readSpelling } from "./letters.ts";
import { readCardinal } from "./number-words.ts";
import type { Slot, SlotContext } from "./types.ts";

/** Certain leads, and leads after which a name is only one possibility ("soy cliente", "I'm calling"). */
const leads: Record<Language, { sure: RegExp; maybe: RegExp }> = {
	es: {
		sure: /(?:me llamo|mi nombre (?:completo )?es|mi nombre(?=[,:])|a nombre de|(?:me )?puede[sn]? (?:llamarme|decirme)|dime|decime|(?:mi )?nombre completo[:,]?|nombre[:,])[,:]? +/g,
		maybe:
			/(?:^|[,.;!] *|\b(?:hola|buenas|buenos dias|buenas tardes|buenas noches|si|bueno|pues|yo|con|le|te|que|es|ah),? )(?:soy|habla|habla con|saluda|es|seria) +/g,
	},
	en: {
		sure: /(?:my (?:full )?name(?:'s| is)|my name[,:]|name's|you can call me|call me|they call me|under the name(?: of)?|(?:full )?name:) +/g,
		maybe: /(?:\bi'm|\bi am|\bthis is|\bit's|\bit is|\bthat's|\bspeaking with) +/g,
	},
};

const particles: ReadonlySet<string> = new Set("de del la las los y e da dos van von mac mc san santa st".split(" "));

const notNames: ReadonlySet<string> = new Set(
	(
		"si no claro dale bueno hola buenas buenos dias tardes noches gracias por favor aja ok okay vale listo eh este pues mire mira oye oiga ya " +
		"yo tu el ella usted nosotros cliente nuevo nueva usuario persona alguien nadie quien quiero necesito tengo tiene llamo llamaba habla hablo hablando escribo " +
		"estoy esta soy desde aqui aca alli ahi del mi su que con para porque pero como cuando donde un una uno muy mas menos tambien solo " +
		"titular dueno duena dueña encargado encargada tecnico asistente operador agente humano robot empresa problema internet telefono numero " +
		"correo mail nombre apellido prefiero decirlo decir anonimo importa nada todo mejor mañana manana hoy ayer mucho gusto anota anote apunta escribe " +
		"yes yeah yep sure hi hello hey thanks thank please well so um uh er right fine good morning afternoon evening the a an and but i me you he she we " +
		"customer client user person someone nobody new calling trying having using looking not just really here from with about to at on in for going " +
		"sorry afraid unable still also very happy sad angry frustrated tired sure ready done back home problem issue help question number phone email " +
		"name last first prefer rather say it is was that this what when where why how is's dead broken stuck working doing asking owner " +
		"lo la le se me te nos les al es era fue ser siendo sido puedo puede quisiera quiere deja dejame espera momento segundo " +
		"lunes martes miercoles jueves viernes sabado domingo monday tuesday wednesday thursday friday saturday sunday jubilado ingeniero medico abogado estudiante maestra maestro profesor argentino mexicano colombiano english spanish my your his her their"
	).split(" "),
);

/** A person's name, as it was said and with capitals: "me llamo…", "this is…", spelled letters, or the bare answer. */
export const parseName = takingLater<string>((text, context) => {
	const language = languageOf(context.locale);
	const folded = fold(text);
	const sure = lastMatch(folded, leads[language].sure) ?? (language === "es" ? null : lastMatch(folded, leads.es.sure));
	if (sure !== null) {
		const found = readNameFrom(text, sure, language, 0.93);
		if (found) return found;
	}
	const spelled = readSpelledName(text, language, context);
	if (spelled) return spelled;
	const maybe = lastMatch(folded, leads[language].maybe);
	if (maybe !== null) {
		const found = readNameFrom(text, maybe, language, 0.85);
		if (found && (context.expected || believable(found.value, text.slice(...found.span)))) return found;
	}
	if (!context.expected) return null;
	const opening =
		/^[\s,.¡!]*(?:(?:si|claro|como no|con (?:mucho )?gusto|por supuesto|a ver|bueno|ok|okay|dale|sure|of course|yes|ah|eh|pues|hola|well|um|uh|es|it's|con|soy|(?:just )?call me|put down|(?:a nombre )?de)\b[\s,.]*)+/.exec(
			folded,
		);
	const found = readNameFrom(text, opening?.[0].length ?? 0, language, 0.82);
	if (!found) return null;
	const repeated = readRepeated(text, found, language);
	const rest = fold(text.slice((repeated ?? found).span[1])).replace(afterName, "");
	return tokenise(rest).every(({ kind }) => kind === "symbol") || isDigitsOnly(rest, language)
		? (repeated ?? found)
		: null;
});

/** What may follow a bare name without making it something else. */
const afterName =
	/\b(?:por favor|gracias|buen(?:os|as)? (?:dias?|tardes|noches)|good (?:morning|afternoon|evening)|please|thanks|para servirle|a sus ordenes|a su servicio|mucho gusto|asi me (?:conocen|llaman|dicen)|(?:con|with an?) (?:[a-z]|ese|ce|zeta|hache|jota|ge|ka|ye|uve|be (?:larga|corta)|i griega|doble [a-z]+)(?= *[,.]| *$))/g;

/** "Ana Ruiz, once cuarenta y ocho…": a number was asked for in the same breath. */
function isDigitsOnly(text: string, language: Language): boolean {
	const tokens = tokenise(text).filter(({ kind }) => kind !== "symbol");
	const [run, ...others] = readDigitRuns(tokens, language);
	return run !== undefined && others.length === 0 && run.from <= 1 && run.to >= tokens.length && run.digits.length > 5;
}

/** "Anabella, Anabella Ruiz": said once more, with the rest of it. */
function readRepeated(text: string, first: Slot<string>, language: Language): Slot<string> | null {
	const rest = text.slice(first.span[1]);
	const gap = /^[\s,.]+/.exec(rest)?.[0].length ?? 0;
	const again = gap > 0 ? readNameFrom(text, first.span[1] + gap, language, first.confidence) : null;
	return again?.value.startsWith(`${first.value} `) ? again : null;
}

function lastMatch(text: string, pattern: RegExp): number | null {
	let end: number | null = null;
	for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
	return end;
}

/** Written with capitals by the recogniser, or beginning with a known first name. */
const believable = (value: string, written: string): boolean =>
	firstNames.has(fold(value.split(" ")[0] ?? "")) || /^\p{Lu}\p{Ll}+/u.test(written);

function readNameFrom(text: string, offset: number, language: Language, confidence: number): Slot<string> | null {
	const tokens = withoutTitle(tokenise(text).filter((token) => token.start >= offset));
	const taken: Token[] = [];
	for (const token of tokens) {
		const particle = particles.has(token.folded);
		if (token.kind !== "word" || (/\d/.test(token.text) && !particle)) break;
		if (notNames.has(token.folded) && !particle) break;
		if (particle && taken.length === 0) break;
		// "Ana y tengo…", "John and my…": what follows the particle tells whether it belongs to the name.
		if (token.folded === "y" || token.folded === "e") {
			const following = tokens[taken.length + 1];
			if (!following || notNames.has(following.folded) || !/^\p{Lu}/u.test(following.text)) break;
		}
		if (readCardinal([token], 0, language)?.words && token.folded !== "dos") break;
		taken.push(token);
		if (taken.length === 6) break;
	}
	while (taken.length > 0 && particles.has(taken.at(-1)?.folded ?? "")) taken.pop();
	const [first, last] = [taken[0], taken.at(-1)];
	if (!first || !last || taken.filter((token) => !particles.has(token.folded)).length > 4) return null;
	if (first.text.length < 2 || /^\p{Ll}{1,2}$/u.test(first.text)) return null;
	const spelled = readSpelling(tokens, nextSpelling(tokens, taken.length), language, 3);
	const value = taken.map((token) => capitalise(token)).join(" ");
	const name = spelled ? withSpelling(value, spelled.word) : value;
	return { value: name, confidence: spelled ? 0.95 : confidence, span: [first.start, last.end] };
}

/** "la señora Rosa", "el doctor Paz", "Mrs. Jones": the title is no part of the name. */
function withoutTitle(tokens: readonly Token[]): readonly Token[] {
	let index = tokens[0]?.folded === "la" || tokens[0]?.folded === "el" ? 1 : 0;
	if (
		!/^(?:senor|senora|senorita|don|dona|doctor|doctora|dr|dra|sr|sra|mr|mrs|ms|miss|ingeniero|ingeniera|licenciado|licenciada)$/.test(
			tokens[index]?.folded ?? "",
		)
	)
		return tokens;
	index++;
	return tokens.slice(tokens[index]?.text === "." ? index + 1 : index);
}

/** Where letters may begin after a name: "…, se escribe ge o eme e zeta", "spelled S M Y T H". */
function nextSpelling(tokens: readonly Token[], from: number): number {
	let index = from;
	while (
		index < tokens.length &&
		/^(?:,|\.|:|-|se|escribe|deletrea|deletreo|lo|that's|spelled|spelt|it's|with|con)$/.test(
			tokens[index]?.folded ?? "",
		)
	)
		index++;
	return index;
}

/** The letters replace the word of the name that they spell; letters nearest to none of them are left out. */
function withSpelling(name: string, spelled: string): string {
	const words = name.split(" ");
	const limit = Math.max(1, Math.floor(spelled.length / 3));
	const index = words.findLastIndex((word) => editDistance(fold(word), fold(spelled), limit) <= limit);
	if (index < 0) return name;
	const same = fold(words[index] ?? "") === fold(spelled);
	return words.map((word, at) => (at === index && !same ? capital(spelled) : word)).join(" ");
}

function readSpelledName(text: string, language: Language, context: SlotContext): Slot<string> | null {
	if (!context.expected && !/\b(?:nombre|name|apellido|surname)\b/.test(fold(text))) return null;
	const tokens = tokenise(text);
	for (let index = 0; index < tokens.length; index++) {
		const spelled = readSpelling(tokens, index, language, 3);
		if (!spelled) continue;
		const span = [tokens[index]?.start ?? 0, tokens[spelled.next - 1]?.end ?? text.length] as const;
		const before = readNameFrom(text.slice(0, span[0]), 0, language, 0.8);
		if (before && context.expected)
			return { ...before, value: withSpelling(before.value, spelled.word), confidence: 0.93 };
		return { value: capital(spelled.word), confidence: 0.85, span };
	}
	return null;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const capitalise = (token: Token): string =>
	particles.has(token.folded) && token.folded !== "san" && token.folded !== "santa" && !/^\p{Lu}/u.test(token.text)
		? token.text
		: /^\p{Lu}+$/u.test(token.text) && token.text.length > 1
			? capital(token.text.toLowerCase())
			: capital(token.text);
