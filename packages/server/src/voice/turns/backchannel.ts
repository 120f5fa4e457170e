import { plainWords } from "./words.ts";

/** "I am listening", in Spanish and English. */
const listening = new Set(
	"aja ajam mm mmm mhm hm hmm mjm uh huh uhhuh eh ah oh ya si ok okay okey okei vale bueno bien claro listo perfecto dale sip yes yeah yep right sure good great alright".split(
		" ",
	),
);
/** Those that answer a question. */
const answers = new Set(
	"si ya ok okay okey okei vale bueno bien claro listo perfecto dale sip yes yeah yep right sure good great alright aja".split(
		" ",
	),
);

const longest = 3;

/** Whether these words only show that somebody listens: they do not interrupt. A yes to a yes-or-no question is not one. */
export function isBackchannel(text: string, expects: "digits" | "email" | "yes-no" | "free"): boolean {
	const words = plainWords(text);
	if (words.length === 0 || words.length > longest) return false;
	return words.every((word) => listening.has(word) && !(expects === "yes-no" && answers.has(word)));
}
