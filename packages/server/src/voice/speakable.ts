import type { Language } from "@centralita/contracts";

type Words = {
	at: string;
	dot: string;
	slash: string;
	dash: string;
	underscore: string;
	plus: string;
	percent: string;
	and: string;
	currencies: Readonly<Record<string, string>>;
	abbreviations: readonly (readonly [RegExp, string])[];
};

const spoken: Readonly<Record<Language, Words>> = {
	es: {
		at: "arroba",
		dot: "punto",
		slash: "barra",
		dash: "guion",
		underscore: "guion bajo",
		plus: "más",
		percent: "por ciento",
		and: "y",
		currencies: { $: "pesos", US$: "dólares", "€": "euros", "S/": "soles", "£": "libras" },
		abbreviations: [
			[/\bSrta\./g, "señorita"],
			[/\bSra\./g, "señora"],
			[/\bSr\./g, "señor"],
			[/\bDra\./g, "doctora"],
			[/\bDr\./g, "doctor"],
			[/\bLic\./g, "licenciado"],
			[/\bIng\./g, "ingeniero"],
			[/\b(?:Avda|Av)\./g, "avenida"],
			[/\bUds\./g, "ustedes"],
			[/\bUd\./g, "usted"],
			[/\bp\. ?ej\./gi, "por ejemplo"],
			[/\b(?:núm|nro|n\.?º)\.?(?= ?\d)/gi, "número"],
			[/\btel\.(?= ?[+(\d])/gi, "teléfono"],
			[/\betc\./gi, "etcétera"],
			[/\baprox\./gi, "aproximadamente"],
		],
	},
	en: {
		at: "at",
		dot: "dot",
		slash: "slash",
		dash: "dash",
		underscore: "underscore",
		plus: "plus",
		percent: "percent",
		and: "and",
		currencies: { $: "dollars", US$: "dollars", "€": "euros", "£": "pounds" },
		abbreviations: [
			[/\bMrs\./g, "missus"],
			[/\bMr\./g, "mister"],
			[/\bMs\./g, "miss"],
			[/\bDr\./g, "doctor"],
			[/\be\.g\.,?/gi, "for example"],
			[/\bi\.e\.,?/gi, "that is"],
			[/\b(?:no|nr)\.(?= ?\d)/gi, "number"],
			[/\btel\.(?= ?[+(\d])/gi, "telephone"],
			[/\betc\./gi, "et cetera"],
			[/\bapprox\./gi, "approximately"],
		],
	},
};

/** Digits one by one, in groups with a short rest between them. */
const digitByDigit = (group: string) => [...group].join(" ");

function groupsOf(digits: string): string[] {
	if (digits.length <= 4) return [digits];
	// From the end in fours and threes, as numbers are written.
	const size = digits.length % 4 === 0 ? 4 : 3;
	const head = digits.length % size;
	const groups = head > 0 ? [digits.slice(0, head)] : [];
	for (let i = head; i < digits.length; i += size) groups.push(digits.slice(i, i + size));
	return groups;
}

function phone(match: string, words: Words): string {
	const plus = match.startsWith("+") ? `${words.plus} ` : "";
	const written = match
		.replace(/^\+/, "")
		.split(/[\s().-]+/)
		.filter((group) => group !== "");
	const groups = written.length > 1 ? written : groupsOf(written[0] ?? "");
	return plus + groups.map(digitByDigit).join(", ");
}

function address(text: string, words: Words): string {
	return text
		.replaceAll("@", ` ${words.at} `)
		.replaceAll(".", ` ${words.dot} `)
		.replaceAll("/", ` ${words.slash} `)
		.replaceAll("-", ` ${words.dash} `)
		.replaceAll("_", ` ${words.underscore} `)
		.replaceAll("+", ` ${words.plus} `);
}

function url(match: string, words: Words): string {
	const ending = match.match(/[.,;:!?]+$/)?.[0] ?? "";
	const bare = match
		.slice(0, match.length - ending.length)
		.replace(/^https?:\/\//i, "")
		.replace(/^www\./i, "")
		.replace(/\/$/, "");
	return address(bare, words) + ending;
}

/** Codes such as TK-00123 letter by letter; a voice would read them as words. */
const code = (match: string) => [...match.replace(/-/g, "")].join(" ");

/**
 * What a voice should be given to read: no markup or emoji, and addresses, numbers, amounts and abbreviations as they are
 * said. Empty when there is nothing to say.
 */
export function speakable(text: string, language: Language): string {
	const words = spoken[language];
	let result = text
		.replace(/```[\s\S]*?```/g, " ")
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
		.replace(/^\s{0,3}(?:#{1,6}|[-*+•>])\s+/gm, "")
		.replace(/(\*\*|__|\*|`|~~)/g, "")
		.replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}/gu, "");
	result = result
		.replace(/\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g, (match) => address(match, words))
		.replace(/(?:https?:\/\/|www\.)\S+/gi, (match) => url(match, words))
		.replace(
			/\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|es|mx|ar|co|cl|pe|io|uk)(?:\.[a-z]{2})?(?:\/\S*)?(?=[\s,.;:!?]|$)/gi,
			(match) => url(match, words),
		);
	for (const [pattern, replacement] of words.abbreviations) result = result.replace(pattern, replacement);
	result = result
		.replace(
			/(US\$|S\/|[$€£])\s?(\d[\d.,]*\d|\d)/g,
			(_, sign: string, amount: string) => `${amount} ${words.currencies[sign] ?? ""}`,
		)
		.replace(/(\d)\s?%/g, `$1 ${words.percent}`)
		.replace(/\+?\(?\d[\d\s().-]{5,}\d/g, (match) => (isPhone(match) ? phone(match, words) : match))
		.replace(/\b[A-Z]{1,5}-?\d{3,}\b/g, code)
		.replace(/\s&\s/g, ` ${words.and} `)
		.replace(/[_<>{}[\]|\\^=#~]/g, " ")
		.replace(/\s+/g, " ")
		.trim();
	return /[\p{L}\p{N}]/u.test(result) ? result : "";
}

/** Seven digits or more, written in one piece or in groups; not an amount with thousands or a date. */
function isPhone(match: string): boolean {
	const digits = match.replace(/\D/g, "").length;
	if (digits < 7 || digits > 15) return false;
	return !/^\d{1,3}([.,]\d{3})+$/.test(match) && !/^\d{1,4}[-.]\d{1,2}[-.]\d{1,4}$/.test(match);
}
