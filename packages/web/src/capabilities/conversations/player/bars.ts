/** Peaks gathered into `count` bars, each as tall as its tallest peak. */
export function toBars(peaks: readonly number[], count: number): number[] {
	return Array.from({ length: count }, (_, bar) => {
		const from = Math.floor((bar * peaks.length) / count);
		const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / count));
		let tallest = 0;
		for (let i = from; i < to && i < peaks.length; i++) tallest = Math.max(tallest, peaks[i] ?? 0);
		return Math.min(1, tallest);
	});
}
