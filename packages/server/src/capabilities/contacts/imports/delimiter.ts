const candidates = [",", ";", "\t", "|"] as const;
const linesLooked = 20;

/** Counts of each candidate outside of quotes, line by line. */
function countsOf(text: string): Map<string, number>[] {
	const lines: Map<string, number>[] = [];
	let line = new Map<string, number>();
	let quoted = false;
	for (const character of text) {
		if (character === '"') quoted = !quoted;
		else if (quoted) continue;
		else if (character === "\n") {
			lines.push(line);
			if (lines.length >= linesLooked) return lines;
			line = new Map();
		} else line.set(character, (line.get(character) ?? 0) + 1);
	}
	if (line.size > 0) lines.push(line);
	return lines;
}

/** What separates the columns: the candidate that is there in most lines as often as in the first; a comma where none is. */
export function delimiterOf(text: string): string {
	const lines = countsOf(text).filter((line) => line.size > 0);
	const [head] = lines;
	let best = ",";
	let bestScore = 0;
	for (const candidate of candidates) {
		const inHead = head?.get(candidate) ?? 0;
		if (inHead === 0) continue;
		const same = lines.filter((line) => line.get(candidate) === inHead).length;
		const score = (same / lines.length) * 1000 + Math.min(inHead, 50);
		if (score > bestScore) [best, bestScore] = [candidate, score];
	}
	return best;
}
