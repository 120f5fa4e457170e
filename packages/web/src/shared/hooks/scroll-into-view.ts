/** Brings an element into view: smoothly, unless the reader asked for less motion. */
export function scrollIntoView(id: string, block: "nearest" | "center"): void {
	const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
	document.getElementById(id)?.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
}
