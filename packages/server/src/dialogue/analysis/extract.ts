import { type ExtractedValue, type ExtractionField, languageOf } from "@centralita/contracts";
import { smallTalk } from "../intent/small-talk.ts";
import { pastCues } from "../slots/date-words.ts";
import { parseYesNo, type SlotContext } from "../slots/index.ts";
import { fold, plainWords } from "../text/fold.ts";
import { type Exchange, exchangesOf } from "./exchanges.ts";
import { type FieldWords, mentions, wordsOfFields } from "./field-words.ts";
import { readField } from "./read-field.ts";
import type { AnalysisInput } from "./types.ts";
import { validateValues } from "./values.ts";

type Candidate = { value: string | number | boolean; confidence: number; turn: number; text: string };

/** Every field's value from the contact's own words, by the question before and the words around; later ones win. */
export function extractByRules(input: AnalysisInput): ExtractedValue[] {
	const words = wordsOfFields(input.fields);
	const exchanges = exchangesOf(input, words);
	const values = input.fields.map((field): ExtractedValue => {
		const found = extractField(field, words, exchanges, input);
		return {
			name: field.name,
			type: field.type,
			value: found?.value ?? null,
			confidence: found ? Math.round(found.confidence * 100) / 100 : 0,
			turn: found?.turn ?? null,
			by: "rules",
		};
	});
	return validateValues(input.fields, values);
}

export const contextOf = (input: AnalysisInput, expected: boolean): SlotContext => ({
	locale: input.locale,
	country: input.country,
	now: input.reference.getTime(),
	timeZone: input.timeZone ?? "UTC",
	expected,
});

function extractField(
	field: ExtractionField,
	words: ReadonlyMap<string, FieldWords>,
	exchanges: readonly Exchange[],
	input: AnalysisInput,
): Candidate | null {
	let current: Candidate | null = null;
	/** What a "no" took away: the words that follow may correct only a part of it. */
	let denied: Candidate | null = null;
	let open = "";
	/** Asked for and not answered yet: words that ask nothing else leave the question open. */
	let waiting = false;
	for (const exchange of exchanges) {
		const asks = exchange.asks.has(field.name) && !answersAnother(field, exchange, input);
		const isAsked: boolean =
			asks ||
			(open !== "" && exchange.question.length < 40) ||
			(waiting && field.type !== "text" && keepsAsking(exchange));
		const confirmed = confirmation(field, exchange, current, isAsked, input);
		if (confirmed === "denied") {
			denied = current;
			current = null;
		} else if (confirmed) current = confirmed;
		const found = candidateFrom(field, words, exchange, isAsked, open, current ?? denied, input);
		if (found && (!current || isAsked || replaces(field, found, current, exchange.said))) current = found;
		waiting = isAsked && (!found || hedged.test(plainWords(exchange.said))) && !refuses.test(plainWords(exchange.said));
		open = isAsked && !found && /^(?:phone|email|id)$/.test(field.type) ? `${open} ${exchange.said}`.trim() : "";
	}
	return current;
}

/** The assistant explains, waits, or asks which of those just named. */
const keepsAsking = ({ question, asks }: Exchange): boolean =>
	asks.size === 0 &&
	question.length < 60 &&
	(!question.includes("?") ||
		/\b(?:cual (?:prefier\w+|de|seria|te|le)|which (?:one|of|would|do|works))\b/.test(fold(question)));
const hedged = /\b(?:o el|o la|o a las|or the|or on|or at|cualquiera|either)\b/;
const refuses =
	/^(?:no$|no,? gracias|nop|prefiero no|mejor no|paso$|tampoco|i'd rather not|no thanks|no thank you|none of your|que te importa|ninguno)|\b(?:no (?:quiero|se l[oa]|te l[oa]|l[oa]) d(?:oy|ar\w*)|no te importa)\b/;

/** Whether a value nobody asked for takes the place of one that is there. */
function replaces(field: ExtractionField, found: Candidate, current: Candidate, said: string): boolean {
	if (field.type === "text") return !troubled.test(plainWords(current.text)) && troubled.test(plainWords(said));
	if (/^(?:phone|email)$/.test(field.type)) return found.confidence >= current.confidence - 0.25;
	return correcting.test(plainWords(said)) && found.confidence >= current.confidence - 0.35;
}

const typed = /^(?:phone|email|date|time|name|number|amount|id)$/;

/**
 * Whether the words are the value of another field that the same question asks for: then free text, or an identifier
 * ("¿cuál es tu número?" and a telephone), is not what they are.
 */
function answersAnother(field: ExtractionField, exchange: Exchange, input: AnalysisInput): boolean {
	if (field.type !== "text" && field.type !== "id" && field.type !== "number") return false;
	const others = field.type === "text" ? typed : /^phone$/;
	return input.fields.some(
		(other) =>
			others.test(other.type) &&
			exchange.asks.has(other.name) &&
			readField(other, exchange.said, contextOf(input, true)) !== null,
	);
}

function candidateFrom(
	field: ExtractionField,
	words: ReadonlyMap<string, FieldWords>,
	exchange: Exchange,
	isAsked: boolean,
	open: string,
	current: Candidate | null,
	input: AnalysisInput,
): Candidate | null {
	const { said, turn } = exchange;
	const as = (
		found: { value: string | number | boolean; confidence: number } | null,
		factor: number,
	): Candidate | null =>
		found && { value: found.value, confidence: Math.min(0.98, found.confidence * factor), turn, text: said };
	const expecting = {
		...contextOf(input, true),
		past: (pastCues.test(fold(exchange.question)) && !aboutFuture.test(fold(exchange.question))) || liesBehind(field),
	};
	if (isAsked) {
		const found = readField(field, said, expecting);
		if (found) return as(found, 1);
		if (field.type === "boolean" && asksToHave.test(plainWords(exchange.question)) && has.test(plainWords(said)))
			return as({ value: true, confidence: 0.75 }, 1);
		const continued = open === "" ? null : readField(field, `${open} ${said}`, expecting);
		if (continued) return as(continued, 0.9);
	}
	const partly = !/^(?:text|boolean)$/.test(field.type);
	if (partly && current && current.turn !== turn && correcting.test(plainWords(said))) {
		const corrected = readField(field, `${current.text}, no, perdón, ${said.replace(opening, "")}`, expecting);
		if (corrected && corrected.value !== current.value) return as(corrected, 0.9);
	}
	return as(unasked(field, words, exchange, input), 0.92);
}

/** "¿Tienes mascotas?" "Tengo dos gatos." */
const asksToHave = /\b(?:tienes?|tenes|tienen|hay|do you have|have you got|are there|is there)\b/;
const has = /^(?:pues |bueno |yo )?(?:tengo|tenemos|hay|i have|i've got|we have|we've got|there's|there are)\b/;

const correcting =
	/^(?:no|perdon|perdona|disculpa|mejor|me equivoque|digo|en realidad|sorry|actually|wait|i mean|correction)\b/;
const opening =
	/^(?:\s*(?:no|perd[oó]n|perdona|disculpa|sorry|wait|actually|en realidad|me equivoqu[eé]|es|it's)\b[\s,.]*)+/i;

const aboutProblem =
	/problem|motivo|reason|issue|asunto|consulta|queja|falla|reclamo|complaint|inconvenient|what happened|que paso|descripcion|description|siniestro/;
const aboutPast =
	/compr|inici|empez|comenz|ocurr|naci|fall|desde|cargo|cobr|accident|siniestr|robo|purchase|bought|birth|start|incident|happen|since|ultim|last|charge|theft|crash/;
const aboutFuture =
	/\b(?:quier\w+|queres|vas a|desea\w*|prefier\w+|prefer\w*|want\w*|wish\w*|would|proxim[oa]|next|va a)\b/;
const liesBehind = (field: ExtractionField): boolean => {
	const words = fold(`${field.name} ${field.description}`);
	return aboutPast.test(words) && !aboutFuture.test(words);
};
const wish =
	/\b(?:quiero|quisiera|queria|reserv\w+|me gustaria|i'd like|necesito|need|prefier\w+|puede\w*|podria\w*|podemos|llam\w+|ven\w+|visita\w*|turno|cita|agend\w+|me viene bien|me queda bien|mejor|want|prefer|could|can|call|come|visit|appointment|schedule|book|works|good for me|available|disponible)\b/;
const past = /\b(?:desde|ayer|anteayer|hace|paso|compre|empezo|fue|since|yesterday|ago|bought|started|last|was)\b/;

/** A value that nobody asked for counts only when its own words say what it is. */
function unasked(
	field: ExtractionField,
	words: ReadonlyMap<string, FieldWords>,
	exchange: Exchange,
	input: AnalysisInput,
): { value: string | number | boolean; confidence: number } | null {
	const own = words.get(field.name);
	if (!own) return null;
	const { said, question } = exchange;
	const context = contextOf(input, false);
	const about = mentions(own, said);
	const alone = input.fields.filter((other) => other.type === field.type).length === 1;
	const description = fold(`${field.name} ${field.description}`);
	switch (field.type) {
		case "name":
		case "phone":
		case "email":
			return alone || about >= 1 ? readField(field, said, context) : null;
		case "amount":
			return alone || about >= 0.5 ? readField(field, said, context) : null;
		case "choice":
			return alone || about >= 0.5 || distinctive(field, input) ? readField(field, said, context) : null;
		case "date":
		case "time": {
			const plain = plainWords(said);
			const wished =
				wish.test(plain) ||
				wish.test(plainWords(question)) ||
				/\b(?:cuando|que dia|hora|when|what day|what time)\b/.test(plainWords(question));
			const fits = liesBehind(field) ? past.test(plain) : wished && !past.test(plain);
			return about >= 1 || (alone && fits) ? readField(field, said, context) : null;
		}
		case "id":
			return about >= 0.5 ? readField(field, said, contextOf(input, false)) : null;
		case "number": {
			const counted =
				alone &&
				/person|comensal|invitad|people|guest|asistente/.test(description) &&
				/\b(?:personas|people|comensales|invitados|guests|of us)\b/.test(plainWords(said));
			return about >= 0.5 || counted ? readField(field, said, context) : null;
		}
		case "boolean":
			return readStatement(own, said);
		case "text":
			return aboutProblem.test(description) ? readProblem(field, exchange, input) : null;
	}
}

/** Options that no other field of the schema has. */
const distinctive = (field: ExtractionField, { fields }: AnalysisInput): boolean =>
	fields.every((other) => other === field || !other.options?.some((option) => field.options?.includes(option)));

/** "Quiero que me llamen", "no quiero que me llamen": the field's own words, affirmed or denied. */
function readStatement(own: FieldWords, said: string): { value: boolean; confidence: number } | null {
	for (const clause of said.split(/[.;!?]|, (?=pero|but)/)) {
		if (mentions(own, clause) < 1.5) continue;
		const denied = /\b(?:no|nunca|sin|tampoco|not|don't|doesn't|isn't|never|without)\b/.test(fold(clause));
		return { value: !denied, confidence: 0.62 };
	}
	return null;
}

/** The first words about a problem: they sound like one, or answer "¿en qué te ayudo?"; no answer to another question. */
function readProblem(
	field: ExtractionField,
	{ said, question, asks }: Exchange,
	input: AnalysisInput,
): { value: string; confidence: number } | null {
	const plain = plainWords(said);
	if (plain.split(" ").length < 3 || smallTalk(said, languageOf(input.locale)) !== null) return null;
	const invited = invites.test(plainWords(question));
	if (!invited && (asks.size > 0 || !troubled.test(plain))) return null;
	const found = readField(field, said, contextOf(input, true));
	return found ? { value: String(found.value), confidence: 0.7 } : null;
}

const invites =
	/\b(?:en que (?:te|le|lo|la|los|puedo)|que (?:problema|necesita\w*|paso|sucede|ocurre)|cuenta(?:me|nos)|digame|dime|how (?:can|may) (?:i|we) help|what (?:can i do|happened|is the problem|is wrong|seems)|what's (?:the problem|wrong|happening|going on))\b/;
const troubled =
	/\b(?:no|sin|problema\w*|falla\w*|error\w*|rot[oa]|lent[oa]|mal|olvid\w+|perdi|bloque\w+|necesito|quiero|quisiera|ruido|se (?:me |nos |le )?(?:corta|corto|apaga|apago|traba|cuelga|cayo|rompio)|not|won't|can't|doesn't|isn't|broken|issue|trouble|problem\w*|slow|forgot|lost|locked|stuck|need|want|stopped|keeps|noise|help)\b/;

/** The assistant read a value back, or proposed one: yes keeps it, no takes it away. */
function confirmation(
	field: ExtractionField,
	exchange: Exchange,
	current: Candidate | null,
	isAsked: boolean,
	input: AnalysisInput,
): Candidate | "denied" | null {
	if (!/^(?:name|phone|email|date|time|amount|number|id|choice)$/.test(field.type)) return null;
	const question = exchange.question
		.split(/(?<=[.!])\s+/)
		.filter((sentence) => sentence.includes("?"))
		.join(" ");
	if (question === "") return null;
	const isMe = field.type === "name" && itIsMe.test(plainWords(exchange.said));
	const yesNo = isMe ? { value: true, confidence: 0.95 } : parseYesNo(exchange.said, contextOf(input, true));
	if (!yesNo || yesNo.confidence < 0.7) return null;
	const proposed = readField(
		field,
		asOwnWords(question),
		contextOf(input, !/^(?:name|id|amount|number)$/.test(field.type)),
	);
	if (!proposed) return null;
	if (current && proposed.value === current.value) {
		if (!yesNo.value) return "denied";
		return { ...current, confidence: Math.max(current.confidence, 0.97) };
	}
	const only = input.fields.filter(({ type }) => type === field.type).length === 1;
	if (!yesNo.value || !(isAsked || (only && /^(?:phone|email|date|time|amount|name)$/.test(field.type)))) return null;
	return { value: proposed.value, confidence: 0.8, turn: exchange.turn, text: question };
}

/** "¿Hablo con Ana?" "Con ella." */
const itIsMe =
	/^(?:si )?(?:con (?:el|ella)(?: mismo| misma)?|(?:el|ella) (?:mismo|misma|habla)|habla (?:el|ella)|el mismo|la misma|soy yo|yo soy|yo mism[oa]|speaking|this is (?:he|she|him|her)|that's me|that is me)\b/;

/** "¿Tu nombre es Ana?" as Ana would say it. */
const asOwnWords = (question: string): string =>
	question
		.replace(/\b(?:tu|su) nombre/gi, "mi nombre")
		.replace(/\byour name/gi, "my name")
		.replace(
			/^.*?\b(?:eres|es usted|hablo con|habla con|estoy hablando con|am i (?:speaking|talking) (?:with|to)|are you|is (?:this|that))\b/i,
			"me llamo",
		)
		.replace(
			/^(?:(?:hola|hello|hi|buenas|buenos días|buenas tardes)[, ]+)?[¿\s]*((?:\p{Lu}[\p{L}'.]+ ?){1,4})\?\s*$/iu,
			(whole, name: string) => (/^\p{Lu}[\p{L}'.]+(?: \p{Lu}[\p{L}'.]+)+ ?$/u.test(name) ? `me llamo ${name}` : whole),
		);
