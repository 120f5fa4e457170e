import { plainWords } from "../text/fold.ts";
import type { AnalysisInput, AnalysisTurn } from "./types.ts";

/** Words that need no question before them. */
const surely =
	/\b(?:numero equivocado|se equivoco de (?:numero|persona)|(?:te|se) (?:ha |has )?equivoca(?:do|ste)(?: de (?:numero|persona))?|(?:aca|aqui|ahi) no (?:vive|hay|existe)|no vive (?:aca|aqui)|ya no (?:vive|trabaja)|no trabaja (?:aca|aqui)|(?:doesn't|does not|no longer) works? here|(?:este|el) numero ya no es|no conozco a (?:ningun|esa|ese|nadie)|wrong number|wrong person|no ?(?:one|body) (?:by|with|of|called) (?:that|this) name|no(?:body| one) (?:called|named)|(?:doesn't|does not|don't) live here|no longer lives here|isn't (?:his|her|their) number any ?more|no one here by)\b/;
/** Words that mean it when somebody was asked for. */
const whenAskedFor =
	/^(?:no )?(?:no (?:soy (?:yo|el|ella|esa persona|la persona)|se encuentra|esta\b|lo conozco|la conozco)|(?:no )?esta(?: usted)? equivocad[oa]|se equivoco|(?:he|she|they)(?:'s| is|'re| are) (?:not (?:here|home|in|available)|out)|(?:he|she) isn't (?:here|home|in)|(?:that's|this is|it's|i'm) not (?:me|him|her|that person)|i don't know (?:him|her|them|any))|\b(?:soy (?:su|el|la) (?:vecin[oa]|nuera|yerno|suegr[oa]|hij[oa]|espos[oa]|marido|mujer|herman[oa]|madre|padre|mama|papa|secretari[oa]|compañer[oa]|emplead[oa])|i'm (?:just )?(?:his|her|their|the) (?:babysitter|wife|husband|son|daughter|brother|sister|mother|father|roommate|neighbou?r|assistant|secretary|nurse|carer)|esta(?: usted)? equivocad[oa]|fallecio|murio|passed away)\b/;
const asksFor =
	/\b(?:hablo|habla|hablando|comunico) con|\b(?:es|sos|eres) (?:usted|vos|tu)\b|\b(?:se encuentra|esta) (?:el|la|don|doña)\b|\b(?:con|don|doña|señor|señora|señorita|sr|sra|mr|mrs|ms|miss)\b|\b(?:speak(?:ing)?|talk(?:ing)?) (?:to|with)\b|\bis (?:this|that)\b|\bis [a-z]+ (?:there|in|home|available)\b/;
const barePerson = /^[^?]*¿?\s*(?:\p{Lu}[\p{L}'.]+ ?){2,4}\?\s*$/u;
const givesOver =
	/\b(?:(?:te|le|se) (?:l[oa] )?paso|ahora se pone|ya viene|hold on|one (?:moment|second)|let me get|here (?:he|she) is|i'll get (?:him|her))\b/;

/**
 * The contact's turns that may tell about the contact: none of those of somebody else who answered instead. After they
 * hand over, the others count.
 */
export function turnsOfContact({ turns }: AnalysisInput): ReadonlySet<number> {
	const own = new Set<number>();
	let stranger = false;
	let before: AnalysisTurn | null = null;
	for (const turn of turns) {
		if (turn.who !== "contact") {
			before = turn;
			continue;
		}
		const said = plainWords(turn.text);
		const question = before?.text ?? "";
		const theirs = isStranger(said, turn.text, question);
		if (theirs) {
			stranger = true;
			own.clear();
		}
		const handsOver = stranger && givesOver.test(said);
		if (!stranger) own.add(turn.number);
		else if (handsOver) stranger = false;
	}
	return own;
}

function isStranger(said: string, text: string, question: string): boolean {
	// "¿Es el 11 4523 1234?" "Número equivocado, es…" speaks of the number.
	const aboutNumber = /\d{4}/.test(question) || /\d{3}/.test(text);
	if (surely.test(said) && !aboutNumber) return true;
	const asked = asksFor.test(plainWords(question)) || barePerson.test(question);
	return asked && /\?/.test(question) && whenAskedFor.test(said);
}
