/** What the links of the list carry. */
export const chatRowMark = { "data-chat-row": "" };

/** To the next or previous chat of the list; from elsewhere to the one that is open, or the first. */
export function moveFocus(by: 1 | -1): void {
	const rows = [...document.querySelectorAll<HTMLElement>("[data-chat-row]")];
	const active = document.activeElement;
	const focused = active instanceof HTMLElement ? rows.indexOf(active) : -1;
	const open = rows.findIndex((row) => row.dataset.current === "true");
	const from = focused >= 0 ? focused : open;
	const next = from < 0 ? 0 : Math.min(Math.max(from + by, 0), rows.length - 1);
	rows[next]?.focus();
}
