/** `hint` is shown beside the label, `text` is what is written. */
export type Suggestion = { readonly id: string; readonly label: string; readonly hint?: string; readonly text: string };

/** What a sign offers. `note` stands where there is nothing yet: it is loading, it failed, or none were made. */
export type SuggestSource = {
	readonly sign: string;
	readonly label: string;
	readonly options: readonly Suggestion[];
	readonly note: string;
};
