import { useEffect } from "react";

let locks = 0;

/** Keeps the page still behind a dialog. Radix's own lock injects a style element, which the Content-Security-Policy refuses. */
export function useScrollLock(active: boolean): void {
	useEffect(() => {
		if (!active) return;
		locks += 1;
		document.documentElement.classList.add("scroll-locked");
		return () => {
			locks -= 1;
			if (locks === 0) document.documentElement.classList.remove("scroll-locked");
		};
	}, [active]);
}
