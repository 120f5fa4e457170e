import { editorText } from "./editor/editor-text.ts";

export type LabelKey = keyof (typeof editorText)["messages"];
const isLabel = (key: string): key is LabelKey => Object.hasOwn(editorText.messages, key);

/** Of `questions.2.answer`: the texts of `questions` and `questions.answer`, and the third place. */
export type ChangeLabel = { keys: LabelKey[]; number: number | null; rest: string | null };

/** How a compared value's path reads; what has no text of its own keeps its technical name in `rest`. */
export function changeLabel(path: string): ChangeLabel {
	const parts = path.split(".");
	const place = parts.find((part) => /^\d+$/.test(part));
	const named = parts.filter((part) => !/^\d+$/.test(part));
	const whole = named.join(".");
	const root = named[0] ?? path;
	const keys: LabelKey[] = [];
	if (named.length > 1 && isLabel(root)) keys.push(root);
	if (isLabel(whole)) keys.push(whole);
	const known = isLabel(whole);
	return { keys, number: place === undefined ? null : Number(place) + 1, rest: known ? null : whole };
}
