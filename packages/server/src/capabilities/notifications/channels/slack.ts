import type { Words } from "../words.ts";

/** The three characters that mean something in Slack's own markup. */
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const headerCharacters = 150;
const sectionCharacters = 3000;

/** An incoming webhook's message: `text` is for notifications, the blocks are what one reads. */
export function slackMessage({ title, lines, rest, open }: Words) {
	const written = lines.map(({ text, url }) => `• ${escaped(text)}${url === null ? "" : ` <${url}|${open}>`}`);
	const body = [...written, ...(rest === null ? [] : [rest])].join("\n").slice(0, sectionCharacters);
	return {
		text: escaped(title),
		blocks: [
			{ type: "header", text: { type: "plain_text", text: title.slice(0, headerCharacters), emoji: false } },
			{ type: "section", text: { type: "mrkdwn", text: body } },
		],
	};
}
