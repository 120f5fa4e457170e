import type { Proportion } from "./guide-insights.ts";

/** Fewer sessions of one say nothing. */
export const enoughToCompare = 30;

export type Difference =
	| { kind: "small" }
	/** Shares: `second` less `first`, with its interval. */
	| { kind: "open" | "better" | "worse"; low: number; high: number };

/**
 * How much larger the second share is: Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, method 10), of the
 * confidence that the two have. Of nothing it is all that is possible.
 */
export function newcombe(first: Proportion, second: Proportion): { low: number; high: number } {
	if (first.share === null || first.low === null || first.high === null) return { low: -1, high: 1 };
	if (second.share === null || second.low === null || second.high === null) return { low: -1, high: 1 };
	const middle = second.share - first.share;
	return {
		low: middle - Math.hypot(second.share - second.low, first.high - first.share),
		high: middle + Math.hypot(second.high - second.share, first.share - first.low),
	};
}

/** How much more the second resolves, with a confidence of 95 %. */
export function differenceOf(first: Proportion, second: Proportion): Difference {
	if (Math.min(first.of, second.of) < enoughToCompare) return { kind: "small" };
	const { low, high } = newcombe(first, second);
	return { kind: low > 0 ? "better" : high < 0 ? "worse" : "open", low, high };
}
