/** What a toast offers to do about what it says, e.g. undo it. */
export type ToastAction = { label: string; run: () => void };
export type ToastItem = { id: number; tone: "good" | "bad" | "info"; text: string; action?: ToastAction };

let items: readonly ToastItem[] = [];
let next = 1;
const readers = new Set<() => void>();

const change = (to: readonly ToastItem[]) => {
	items = to;
	for (const reader of readers) reader();
};
const show = (tone: ToastItem["tone"]) => (text: string, action?: ToastAction) => {
	change([...items, { id: next++, tone, text, ...(action ? { action } : {}) }].slice(-4));
};

/** A short message that leaves by itself: `toast.success(t("saved"))`, `toast.error(problem(error))`. */
export const toast = { success: show("good"), error: show("bad"), info: show("info") };

export const toastStore = {
	subscribe: (reader: () => void) => {
		readers.add(reader);
		return () => {
			readers.delete(reader);
		};
	},
	read: () => items,
	dismiss: (id: number) => change(items.filter((item) => item.id !== id)),
};
