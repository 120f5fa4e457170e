/**
 * Takes reasoning between `<think>` and `</think>` out of streamed text, also when a tag is cut between pieces.
 * What may be the beginning of a tag is held back until it is known.
 */
export function createThinkFilter(): { push(text: string): string; flush(): string } {
	const [open, close] = ["<think>", "</think>"];
	let held = "";
	let thinking = false;
	const drain = (last: boolean): string => {
		let out = "";
		while (held !== "") {
			const tag = thinking ? close : open;
			const at = held.indexOf(tag);
			if (at >= 0) {
				if (!thinking) out += held.slice(0, at);
				held = held.slice(at + tag.length);
				thinking = !thinking;
				continue;
			}
			const keep = last ? 0 : partialTag(held, tag);
			if (!thinking) out += held.slice(0, held.length - keep);
			held = held.slice(held.length - keep);
			break;
		}
		return out;
	};
	return {
		push(text) {
			held += text;
			return drain(false);
		},
		flush: () => drain(true),
	};
}

/** Length of the longest end of `text` that begins `tag`. */
function partialTag(text: string, tag: string): number {
	for (let length = Math.min(tag.length - 1, text.length); length > 0; length--) {
		if (text.endsWith(tag.slice(0, length))) return length;
	}
	return 0;
}
