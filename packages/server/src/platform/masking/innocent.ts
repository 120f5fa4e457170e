/** What is full of digits and no identifier: UUIDs (RFC 9562), dates, MAC addresses, hexadecimal numbers. */
const innocent = new RegExp(
	[
		String.raw`\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`,
		String.raw`\b(?:19|20)\d{2}([-/.])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)`,
		String.raw`\b(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\2(?:(?:19|20)\d{2}|\d{2})(?!\d)`,
		String.raw`\b(?:0?[1-9]|1[0-2])([-/.])(?:0?[1-9]|[12]\d|3[01])\3(?:19|20)\d{2}(?!\d)`,
		String.raw`\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b`,
		String.raw`\b0x[0-9a-f]{1,64}\b`,
	].join("|"),
	"gi",
);
const longest = 66;

/** Whether the piece of a text from `start` to before `end` is in one of them or has one in it. */
export function isInnocent(text: string, start: number, end: number): boolean {
	const goesOn = (index: number) => /[\w:./-]/.test(text.charAt(index));
	let from = start;
	while (from > 0 && start - from < longest && goesOn(from - 1)) from--;
	let to = end;
	while (to < text.length && to - end < longest && goesOn(to)) to++;
	for (const { index, 0: found } of text.slice(from, to).matchAll(innocent))
		if (from + index < end && from + index + found.length > start) return true;
	return false;
}

export const isIpv4 = (text: string): boolean => {
	const parts = text.split(".");
	return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
};
