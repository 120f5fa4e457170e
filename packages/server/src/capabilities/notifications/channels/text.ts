import type { Words } from "../words.ts";

const smsCharacters = 300;

/** An e-mail's text. */
export const mailText = ({ lines, rest, why }: Words): string =>
	[
		...lines.map(({ text, url }) => (url === null ? text : `${text}\n${url}`)),
		...(rest === null ? [] : [rest]),
		`--\n${why}`,
	].join("\n\n");

/** A text message: what happened, without links. */
export function smsText({ title, lines }: Words): string {
	const details = lines.length > 1 ? `: ${lines.map(({ text }) => text).join("; ")}` : "";
	const full = `Centralita: ${title}${details}`;
	return full.length <= smsCharacters ? full : `${full.slice(0, smsCharacters - 1)}…`;
}
