/**
 * Splits what was written for a turn into what was heard and what was not. `heard` is a prefix of `generated`, but for
 * spaces; where it is not, all of what was heard stands, and nothing is claimed about the rest.
 */
export function splitHeard(generated: string, heard: string | undefined): { heard: string; unheard: string } {
	if (heard === undefined) return { heard: generated, unheard: "" };
	let at = 0;
	for (const letter of heard) {
		if (/\s/.test(letter)) continue;
		while (at < generated.length && /\s/.test(generated.charAt(at))) at++;
		if (!generated.startsWith(letter, at)) return { heard, unheard: "" };
		at += letter.length;
	}
	return { heard: generated.slice(0, at), unheard: generated.slice(at) };
}
