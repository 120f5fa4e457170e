/** Optimal string alignment distance (insert, delete, replace, swap neighbours), or `limit + 1` when above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let before: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				best = Math.min(best, at(before, j - 2) + 1);
			row.push(best);
		}
		before = previous;
		previous = row;
	}
	return Math.min(at(previous, b.length), limit + 1);
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;

/** Typing errors forgiven for a word of this length. */
export const typosAllowed = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2);
