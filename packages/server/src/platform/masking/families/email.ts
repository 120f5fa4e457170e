import type { Rule } from "../rule.ts";

const local = String.raw`\p{L}\p{N}_.%+`;
const take = ({ text }: { text: string }) => text.length;

/** Addresses as people write them: RFC 5321's lengths, and a domain that ends in letters. Also as they are dictated. */
export const email: readonly Rule[] = [
	{
		kind: "EMAIL",
		needs: /@/,
		pattern: new RegExp(
			String.raw`(?<![${local}-]|[${local}-]')[\p{L}\p{N}_%+][${local}'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])`,
			"gu",
		),
		take,
	},
	{
		kind: "EMAIL",
		needs: /arroba|[([]at[)\]]/,
		pattern:
			/(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_.-]{1,40}(?: (?:punto|gui[oó]n|gui[oó]n bajo) [\p{L}\p{N}_-]{1,40}){0,4} ?(?:arroba|\(arroba\)|\[at\]|\(at\)) ?[\p{L}\p{N}-]{1,40}(?:(?: (?:punto|dot) ?|\.)[a-zA-Z]{2,24}){1,3}(?![\p{L}\p{N}])/gu,
		take,
	},
	{
		kind: "EMAIL",
		needs: / dot [a-zA-Z]/,
		pattern:
			/(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_.-]{1,40}(?: (?:dot|dash|underscore) [\p{L}\p{N}_-]{1,40}){0,4} at [\p{L}\p{N}-]{1,40}(?: dot [a-zA-Z]{2,24}){1,3}(?![\p{L}\p{N}])/gu,
		take,
	},
];
