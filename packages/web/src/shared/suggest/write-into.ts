/** Writes over a part of a field as if it had been typed, and leaves the caret after it. What does not fit is left out. */
export function writeInto(field: HTMLTextAreaElement, text: string, from: number, to: number): void {
	const room = field.maxLength < 0 ? text.length : field.maxLength - field.value.length + (to - from);
	field.focus();
	field.setRangeText(text.slice(0, Math.max(0, room)), from, to, "end");
	field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Writes a sign where the caret is, so that what it offers shows. */
export function writeSign(field: HTMLTextAreaElement, sign: string): void {
	const { selectionStart: from, selectionEnd: to, value } = field;
	const apart = from === 0 || /\s/.test(value[from - 1] ?? "") ? "" : " ";
	writeInto(field, apart + sign, from, to);
}
