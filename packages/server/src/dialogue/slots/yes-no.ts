import { plainWords } from "../text/fold.ts";
import type { Slot, SlotContext } from "./types.ts";

const yes = [
	"si por favor",
	"si claro",
	"claro que si",
	"por supuesto",
	"por supuesto que si",
	"desde luego",
	"como no",
	"de una",
	"de acuerdo",
	"asi es",
	"asi mismo",
	"eso es",
	"eso mismo",
	"esta bien",
	"me parece bien",
	"me parece",
	"esta perfecto",
	"no hay problema",
	"no tengo problema",
	"sin problema",
	"no me molesta",
	"no hay drama",
	"ya lo hice",
	"creo que si",
	"me parece que si",
	"supongo que si",
	"yo creo que si",
	"obvio que si",
	"ya",
	"si",
	"sip",
	"sipi",
	"sii",
	"siii",
	"se",
	"sep",
	"aja",
	"ajam",
	"mjm",
	"mhm",
	"obvio",
	"claro",
	"clarisimo",
	"dale",
	"va",
	"vale",
	"venga",
	"ok",
	"okay",
	"okey",
	"oka",
	"okis",
	"bueno",
	"correcto",
	"exacto",
	"exactamente",
	"afirmativo",
	"efectivamente",
	"positivo",
	"seguro",
	"simon",
	"orale",
	"sale",
	"perfecto",
	"genial",
	"listo",
	"cierto",
	"eso",
	"andale",
	"bien",
	"totalmente",
	"adelante",
	"confirmo",
	"quiero",
	"yes please",
	"yes",
	"yeah",
	"yea",
	"yep",
	"yup",
	"ya",
	"aye",
	"sure",
	"sure thing",
	"sure does",
	"of course",
	"correct",
	"that's right",
	"that's correct",
	"right",
	"exactly",
	"absolutely",
	"definitely",
	"certainly",
	"affirmative",
	"okay",
	"alright",
	"all right",
	"fine",
	"that's fine",
	"go ahead",
	"please do",
	"please",
	"sounds good",
	"you bet",
	"indeed",
	"i do",
	"i did",
	"i have",
	"it is",
	"it does",
	"it did",
	"they are",
	"i am",
	"it has",
	"i think so",
	"i guess so",
	"i believe so",
	"uh huh",
	"mm hmm",
	"mhmm",
	"no problem",
	"why not",
	"not a problem",
	"i don't mind",
	"totally",
	"perfect",
	"great",
	"confirmed",
	"acepto",
	"autorizo",
	"de seguro",
	"probablemente",
	"i accept",
	"i agree",
	"agreed",
	"probably",
	"hagale",
	"hagale pues",
	"hagamosle",
	"dele",
	"metale",
	"claro pues",
	"porfa",
	"con gusto",
	"con todo gusto",
	"encantado",
	"encantada",
	"logico",
	"va que va",
	"sin duda",
	"por mi si",
	"we do",
	"we are",
	"we have",
	"we did",
	"i would",
	"i will",
	"i can",
	"i sure do",
	"go for it",
	"you got it",
	"for sure",
	"by all means",
	"works for me",
	"fine by me",
];

const no = [
	"claro que no",
	"por supuesto que no",
	"obvio que no",
	"desde luego que no",
	"creo que no",
	"me parece que no",
	"yo creo que no",
	"todavia no",
	"aun no",
	"ya no",
	"no gracias",
	"asi no",
	"eso no",
	"no quiero",
	"no hace falta",
	"no es necesario",
	"mejor no",
	"ahora no",
	"por ahora no",
	"que va",
	"para nada",
	"de ninguna manera",
	"en absoluto",
	"ni hablar",
	"ni loco",
	"no",
	"nop",
	"nope",
	"nel",
	"nah",
	"na",
	"noo",
	"nooo",
	"nunca",
	"jamas",
	"negativo",
	"tampoco",
	"ninguno",
	"ninguna",
	"nones",
	"nada",
	"incorrecto",
	"falso",
	"no way",
	"not at all",
	"not really",
	"not yet",
	"not any more",
	"not anymore",
	"no longer",
	"no thanks",
	"no thank you",
	"i don't think so",
	"i don't",
	"i do not",
	"i didn't",
	"i haven't",
	"it isn't",
	"it's not",
	"it doesn't",
	"it does not",
	"it didn't",
	"they aren't",
	"they're not",
	"i'm not",
	"never",
	"negative",
	"neither",
	"none",
	"incorrect",
	"wrong",
	"that's wrong",
	"don't",
	"of course not",
	"probablemente no",
	"probably not",
	"i don't accept",
	"no acepto",
	"de momento no",
	"por el momento no",
	"hoy no",
	"que no",
	"we don't",
	"we haven't",
	"we didn't",
	"we're not",
	"i can't",
	"i won't",
	"i wouldn't",
	"i'd rather not",
	"no can do",
	"not that i know",
	"not as far as i know",
	"absolutely not",
	"definitely not",
];

const unsure =
	/^(?:no se|no lo se|no estoy segur[oa]|no sabria|ni idea|no tengo idea|no recuerdo|no me acuerdo|i don't know|i do not know|don't know|not sure|i'm not sure|no idea|i can't remember|i don't remember|dunno|maybe|tal vez|quizas|puede ser|depende|it depends)\b/;

const answers = [...yes.map((words) => ({ words, value: true })), ...no.map((words) => ({ words, value: false }))].sort(
	(a, b) => b.words.length - a.words.length,
);

const vocabulary: ReadonlySet<string> = new Set(answers.map(({ words }) => words));
const courtesies =
	/ (?:gracias|muchas|muchisimas|por favor|pues|mejor|prefiero|preferiria|que|creo|la verdad|por ahora|perdon|perdona|disculpa|lo siento|señor|señora|entonces|nomas|te|hola|thanks|thank you|sorry|well|then|i'd rather|i prefer|hello|hi)(?= )/g;

/** Whether these plain words are one of the ways to say yes or no. */
export const isYesNo = (plain: string): boolean => vocabulary.has(plain);

/** Whether nothing is said in these plain words but yes or no, however often and politely. */
export function isPlainYesNo(plain: string): boolean {
	let rest = ` ${plain} `;
	for (const { words } of answers) rest = rest.replaceAll(` ${words} `, "  ");
	return ` ${rest.replace(/ +/g, " ").trim()} `.replace(courtesies, "").trim() === "";
}

/** Later of two in a row wins: "no, sí", "sí, digo, no". */
const turnAround = /\b(?:digo|perdon|mejor dicho|espera|i mean|actually|sorry|wait|bueno)\b[,. ]*/;

/** Yes or no in its regional ways ("sip", "dale", "nel", "para nada", "yup", "nope"); null for "no sé" and all else. */
export function parseYesNo(text: string, context: SlotContext): Slot<boolean> | null {
	const plain = plainWords(text).replace(
		/^(?:ah|eh|este|um|uh(?! huh)|er|well|oh|pues|mmm?(?! hmm)|hmm?|y|mire|mira|hombre|mujer|uy|uf|bah|bueno(?= (?:no|si))|(?:yo|el|ella|ellos|ellas|nosotros|eso|ese|esa)(?= (?:si|no)\b)|que yo sepa|hasta donde se|as far as i know)\b ?/u,
		"",
	);
	if (plain === "" || unsure.test(plain)) return null;
	const afraid = /^(?:i'm )?afraid (so|not)$/.exec(plain);
	if (afraid) return { value: afraid[1] === "so", confidence: 0.95, span: [0, text.length] };
	const pieces = plain.split(turnAround).filter((piece) => piece.trim() !== "");
	const first = pieces.length > 1 ? (read(pieces.at(-1) ?? "") ?? read(plain)) : read(plain);
	if (first === null) return null;
	const words = plain.split(" ").length - first.words;
	const confidence = words === 0 ? 0.97 : words <= 4 ? 0.9 : words <= 10 ? 0.75 : 0.6;
	if (!context.expected && words > 4) return null;
	return { value: first.value, confidence, span: [0, text.length] };
}

function read(plain: string): { value: boolean; words: number } | null {
	const trimmed = plain.trim();
	// "no, sí", "sí, no hay problema": Spanish says both and means the one that carries the sentence.
	if (/^no si\b/.test(trimmed)) return { value: true, words: trimmed.split(" ").length };
	if (/^(?:si|yes|yeah|yeah no) (?:no hay|sin|no) ?(?:problema|drama|problem)/.test(trimmed))
		return { value: true, words: trimmed.split(" ").length };
	for (const { words, value } of answers) {
		if (trimmed === words || trimmed.startsWith(`${words} `)) {
			// "ya no", "bien no", "claro no": a "no" right after a filler of assent decides.
			const rest = trimmed.slice(words.length + 1);
			if (value && /^(?:no|nop|nope)\b/.test(rest) && !/^(?:si|yes|yeah)$/.test(words))
				return { value: false, words: words.split(" ").length + 1 };
			return { value, words: words.split(" ").length };
		}
	}
	if (/(?:^| )(?:que si|si por favor|yes please)$/.test(trimmed)) return { value: true, words: 1 };
	if (/(?:^| )(?:que no|no gracias|no thanks)$/.test(trimmed)) return { value: false, words: 1 };
	return null;
}
