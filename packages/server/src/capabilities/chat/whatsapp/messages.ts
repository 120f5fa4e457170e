import type { ChatButton, ChatStep } from "@centralita/contracts";
import type { StoredMessage } from "./schema.ts";

/** Characters that WhatsApp takes. */
const limits = { text: 4096, buttons: 1024, list: 4096, title: 20, row: 24, description: 72, id: 256 };
const most = { buttons: 3, rows: 10 };

const cut = (text: string, length: number): string =>
	[...text].length <= length ? text : `${[...text].slice(0, length - 1).join("")}…`;

/** In parts of at most `length`, the last at most `last`: between paragraphs where that can be, else between words. */
function partsOf(text: string, length: number, last = length): string[] {
	const parts: string[] = [];
	let rest = text.trim();
	while (rest.length > last) {
		const window = rest.slice(0, Math.min(length, rest.length - 1));
		const at = ["\n\n", "\n", " "].map((mark) => window.lastIndexOf(mark)).find((index) => index > window.length / 3);
		const end = at ?? (/[\ud800-\udbff]$/.test(window) ? window.length - 1 : window.length);
		parts.push(rest.slice(0, end).trim());
		rest = rest.slice(end).trim();
	}
	return [...parts, rest];
}

const texts = (parts: readonly string[]): StoredMessage[] =>
	parts.filter((text) => text !== "").map((text) => ({ type: "text", text }));

/** As many quick answers as a message cannot show are numbered; their numbers are understood. */
export const isNumbered = (buttons: readonly ChatButton[]): boolean => buttons.length > most.rows;

/**
 * A line of a chat as WhatsApp can show it: at most three short quick answers are buttons, at most ten a list, more are
 * numbered in the text.
 */
export function toMessages(
	text: string,
	buttons: readonly ChatButton[],
	words: { choices: string; choose: string },
	step: ChatStep | null = null,
): StoredMessage[] {
	const links = step?.instruction === 1 ? step.resources.map(({ title, url }) => `${title}: ${url}`) : [];
	const said = [text, ...links].filter((line) => line !== "").join("\n");
	if (buttons.length === 0) return texts(partsOf(said, limits.text));
	if (isNumbered(buttons) || buttons.some(({ value }) => value.length > limits.id)) {
		const numbered = buttons.map((button, index) => `${index + 1}. ${button.text}`);
		return texts(partsOf([said, ...numbered].join("\n"), limits.text));
	}
	const body = said === "" ? words.choose : said;
	const titles = new Set(buttons.map((button) => button.text));
	const short = buttons.every((button) => button.text.length <= limits.title) && titles.size === buttons.length;
	if (buttons.length <= most.buttons && short) {
		const parts = partsOf(body, limits.text, limits.buttons);
		const replies = buttons.map((button) => ({ id: button.value, title: button.text }));
		return [...texts(parts.slice(0, -1)), { type: "buttons", text: parts.at(-1) ?? body, buttons: replies }];
	}
	const parts = partsOf(body, limits.text, limits.list);
	const rows = buttons.map(({ text: label, value }) => ({
		id: value,
		title: cut(label, limits.row),
		...(label.length > limits.row ? { description: cut(label, limits.description) } : {}),
	}));
	return [...texts(parts.slice(0, -1)), { type: "list", text: parts.at(-1) ?? body, open: words.choices, rows }];
}
