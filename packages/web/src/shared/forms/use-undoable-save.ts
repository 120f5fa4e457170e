import { commonText, useText } from "../i18n/index.ts";
import { toast } from "../kit/index.ts";
import { editingText } from "./editing-text.ts";

type Options<Values, Body, Saved> = {
	draft: { check: () => Body | null; adopt: (values: Values) => void };
	save: {
		mutate: (body: Body, then: { onSuccess: (saved: Saved) => void; onError: (error: unknown) => void }) => void;
	};
	/** What is saved now, as the request that would save it. */
	before: Body;
	valuesOf: (saved: Saved) => Values;
	onError: (error: unknown) => void;
	/** What the toasts say. */
	text: { saved: string; undone: string };
};

/** Saves a page's draft when its schema takes it, and offers to put back what was there before. */
export function useUndoableSave<Values, Body, Saved>(options: Options<Values, Body, Saved>): () => void {
	const editing = useText(editingText);
	const common = useText(commonText);
	const { draft, save, before, valuesOf, onError, text } = options;
	const putBack = () =>
		save.mutate(before, {
			onSuccess: (restored) => {
				draft.adopt(valuesOf(restored));
				toast.success(text.undone);
			},
			onError,
		});
	return () => {
		const body = draft.check();
		if (!body) {
			toast.error(editing("fixErrors"));
			return;
		}
		save.mutate(body, {
			onSuccess: (saved) => {
				draft.adopt(valuesOf(saved));
				toast.success(text.saved, { label: common("undo"), run: putBack });
			},
			onError,
		});
	};
}
