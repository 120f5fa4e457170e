import { type RefObject, useEffect } from "react";

/** Scrolls a row of links sideways so that the current one (`aria-current`) is in sight. */
export function useRevealCurrent(row: RefObject<HTMLElement | null>, current: string): void {
	// biome-ignore lint/correctness/useExhaustiveDependencies: `current` says when to look again
	useEffect(() => {
		const link = row.current?.querySelector<HTMLElement>("[aria-current]");
		if (!link || !row.current) return;
		const { left, right } = link.getBoundingClientRect();
		const frame = row.current.getBoundingClientRect();
		if (left < frame.left) row.current.scrollBy({ left: left - frame.left - 16 });
		else if (right > frame.right) row.current.scrollBy({ left: right - frame.right + 16 });
	}, [row, current]);
}
