import type { Proportion } from "./guide-insights.ts";

/** Fewer sessions of one say nothing. */
export const enoughToCompare = 30;

export type Difference =
	| { kind: "small" }
	/** Shares: `second` less `first`, with its interval. */
	| { kind: "open" | "better" | "worse"; low: number; high: number };

/** How much more the second resolves, by Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, method 10), 95 %. */
export function differenceOf(first: Proportion, second: Proportion): Difference {
	if (first.share === null || first.low === null || first.high === null) return { kind: "small" };
	if (second.share === null || second.low === null || second.high === null) return { kind: "small" };
	if (Math.min(first.of, second.of) < enoughToCompare) return { kind: "small" };
	const middle = second.share - first.share;
	const low = middle - Math.hypot(second.share - second.low, first.high - first.share);
	const high = middle + Math.hypot(second.high - second.share, first.share - first.low);
	return { kind: low > 0 ? "better" : high < 0 ? "worse" : "open", low, high };
}
