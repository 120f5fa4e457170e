import { type ComponentProps, type KeyboardEvent, type RefObject, useId, useState } from "react";
import { scrollIntoView } from "../hooks/scroll-into-view.ts";
import { useText } from "../i18n/index.ts";
import { Textarea } from "../kit/index.ts";
import { matching, wantedAt } from "./sign.ts";
import { optionId, SuggestList } from "./suggest-list.tsx";
import { suggestText } from "./suggest-text.ts";
import type { Suggestion, SuggestSource } from "./types.ts";
import { writeInto } from "./write-into.ts";

type Props = Omit<ComponentProps<"textarea">, "value" | "onChange" | "ref"> & {
	field: RefObject<HTMLTextAreaElement | null>;
	value: string;
	onValueChange: (value: string) => void;
	sources: readonly SuggestSource[];
	onSuggested?: (source: SuggestSource, suggestion: Suggestion) => void;
};

/**
 * A field that offers something once a sign begins a word: arrows choose, Enter and Tab insert, Esc closes. A textarea may
 * be no combobox, so it stays a text box that controls a list (ARIA 1.2, `textbox` with `aria-activedescendant`).
 */
export function SuggestTextarea({ field, value, onValueChange, sources, onSuggested, onKeyDown, ...props }: Props) {
	const t = useText(suggestText);
	const listId = useId();
	const [caret, setCaret] = useState<number | null>(null);
	const [closedAt, setClosedAt] = useState<number | null>(null);
	const [chosen, setChosen] = useState({ query: "", index: 0 });
	const signs = sources.map(({ sign }) => sign);
	const wanted = caret === null ? null : wantedAt(value, Math.min(caret, value.length), signs);
	const source = sources.find(({ sign }) => sign === wanted?.sign);
	const found = wanted && source ? matching(source.options, wanted.query) : [];
	const none = source?.options.length === 0 && wanted?.query === "";
	const open = wanted !== null && wanted.from !== closedAt && (found.length > 0 || none);
	const current = chosen.query === wanted?.query ? Math.min(chosen.index, Math.max(0, found.length - 1)) : 0;

	const point = (index: number) => setChosen({ query: wanted?.query ?? "", index });
	const choose = (suggestion: Suggestion) => {
		if (!field.current || !wanted || !source) return;
		writeInto(field.current, suggestion.text, wanted.from, wanted.from + 1 + wanted.query.length);
		onSuggested?.(source, suggestion);
	};
	const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
		const plain =
			!event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.nativeEvent.isComposing;
		const suggestion = found[current];
		if (open && plain && event.key === "Escape") setClosedAt(wanted.from);
		else if (open && plain && suggestion && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
			const next = (current + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
			point(next);
			scrollIntoView(optionId(listId, next), "nearest");
		} else if (open && plain && suggestion && (event.key === "Enter" || event.key === "Tab")) choose(suggestion);
		else return onKeyDown?.(event);
		event.preventDefault();
		event.stopPropagation();
	};
	const listed = open && found.length > 0;
	return (
		<div className="relative grid">
			<Textarea
				{...props}
				ref={field}
				value={value}
				aria-autocomplete="list"
				aria-haspopup="listbox"
				aria-controls={listed ? listId : undefined}
				aria-activedescendant={listed ? optionId(listId, current) : undefined}
				onChange={(event) => {
					const { selectionStart } = event.target;
					setCaret(selectionStart);
					if (wantedAt(event.target.value, selectionStart, signs)?.from !== closedAt) setClosedAt(null);
					onValueChange(event.target.value);
				}}
				onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
				onBlur={() => setCaret(null)}
				onKeyDown={onKey}
			/>
			{open && source && (
				<SuggestList id={listId} source={source} found={found} current={current} onPoint={point} onChoose={choose} />
			)}
			<span role="status" className="sr-only">
				{open && source && (found.length > 0 ? t("found", { count: found.length }) : source.note)}
			</span>
		</div>
	);
}
