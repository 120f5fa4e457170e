import type { Rule } from "../rule.ts";

const all = ({ text }: { text: string }) => text.length;

/** What opens a door: tokens, keys, passwords in addresses and beside their name. */
export const secrets: readonly Rule[] = [
	{ kind: "SECRETO", needs: /bearer/i, pattern: /(?<=\bBearer {1,3})[\w.~+/=-]{8,2000}/giu, take: all },
	{ kind: "SECRETO", pattern: /\b(?:sk|gsk|pk|xox[abp])[-_][\w-]{12,200}/gu, take: all },
	{ kind: "SECRETO", needs: /:\/\//, pattern: /(?<=:\/\/[^\s/:@]{0,100}:)[^\s/@]{1,200}(?=@)/gu, take: all },
	{
		kind: "SECRETO",
		needs: /token|password|contraseña|clave|secret|api_?key/i,
		pattern: /(?<=\b(?:token|password|contraseña|clave|secret|api_?key)["']?[=:] ?["']?)[^\s"'&,;]{4,2000}/giu,
		// A word after a colon may be a sentence's ("la clave: reiniciar"); one with a digit or sign is no word.
		take: ({ text, before }) => (/[=:"']$/.test(before) || /[^\p{L}.]/u.test(text) ? text.length : 0),
	},
];
