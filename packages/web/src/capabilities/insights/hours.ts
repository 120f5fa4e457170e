export const hourLabel = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** The end of a chart's axis: the next of 2, 4, 10, 20, 40, 100… that holds the peak, so that its half is whole. */
export function niceCeiling(peak: number): number {
	for (let unit = 1; ; unit *= 10) {
		for (const step of [2, 4, 6, 10]) {
			if (peak <= step * unit) return step * unit;
		}
	}
}
