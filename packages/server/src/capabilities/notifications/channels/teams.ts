import type { Words } from "../words.ts";

/** Markdown in a text block would turn what a contact wrote into links. */
const plain = (text: string) => text.replace(/[\\`*_[\]()#>~]/g, "\\$&");

/** What a workflow "when a Teams webhook request is received" posts: one adaptive card. */
export function teamsMessage({ title, lines, rest, open }: Words) {
	const block = (text: string, more: object = {}) => ({ type: "TextBlock", text: plain(text), wrap: true, ...more });
	const [only] = lines;
	const url = lines.length === 1 && only ? only.url : null;
	return {
		type: "message",
		attachments: [
			{
				contentType: "application/vnd.microsoft.card.adaptive",
				contentUrl: null,
				content: {
					$schema: "http://adaptivecards.io/schemas/adaptive-card.json",
					type: "AdaptiveCard",
					version: "1.4",
					body: [
						block(title, { weight: "Bolder", size: "Medium" }),
						...(lines.length > 1 ? lines.map(({ text }) => block(text, { spacing: "Small" })) : []),
						...(rest === null ? [] : [block(rest, { isSubtle: true })]),
					],
					actions: url === null ? [] : [{ type: "Action.OpenUrl", title: open, url }],
				},
			},
		],
	};
}
