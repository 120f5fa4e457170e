import type { Suggestion, SuggestSource } from "./types.ts";

type Props = {
	id: string;
	source: SuggestSource;
	found: readonly Suggestion[];
	current: number;
	onPoint: (index: number) => void;
	onChoose: (suggestion: Suggestion) => void;
};

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** What a sign offers, above the field. The focus stays in the field. */
export function SuggestList({ id, source, found, current, onPoint, onChoose }: Props) {
	return (
		<div className="absolute inset-x-0 bottom-full z-30 mb-1 max-h-60 animate-rise-in overflow-y-auto rounded-xl border border-line bg-surface p-1 shadow-pop dark:bg-raised">
			{found.length === 0 ? (
				<p className="px-2.5 py-2 text-ink-soft text-sm">{source.note}</p>
			) : (
				<div id={id} role="listbox" aria-label={source.label} tabIndex={-1}>
					{found.map((suggestion, index) => (
						<div
							key={suggestion.id}
							id={optionId(id, index)}
							role="option"
							tabIndex={-1}
							aria-selected={index === current}
							onPointerMove={() => onPoint(index)}
							onMouseDown={(event) => {
								event.preventDefault();
								onChoose(suggestion);
							}}
							className="grid cursor-pointer gap-0.5 rounded-lg px-2.5 py-1.5 aria-selected:bg-brand-soft"
						>
							<span className="flex items-baseline gap-2 text-sm">
								<span className="min-w-0 truncate font-medium">{suggestion.label}</span>
								{suggestion.hint && <span className="shrink-0 text-ink-faint text-xs">{suggestion.hint}</span>}
							</span>
							{suggestion.text.trim() !== suggestion.label && (
								<span className="truncate text-ink-soft text-xs">{suggestion.text}</span>
							)}
						</div>
					))}
				</div>
			)}
		</div>
	);
}
