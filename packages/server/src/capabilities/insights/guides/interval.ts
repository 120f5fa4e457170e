import type { Proportion } from "@centralita/contracts";

/** Of the normal distribution, for a confidence of 95 %. */
const z95 = 1.959964;

/** A share with its Wilson score interval (E. B. Wilson, 1927), which also holds for few cases and shares near 0 and 1. */
export function proportion(count: number, of: number, z = z95): Proportion {
	if (of === 0) return { count, of, share: null, low: null, high: null };
	const share = count / of;
	const middle = share + z ** 2 / (2 * of);
	const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
	const scale = 1 + z ** 2 / of;
	return {
		count,
		of,
		share,
		low: count === 0 ? 0 : (middle - half) / scale,
		high: count === of ? 1 : (middle + half) / scale,
	};
}
