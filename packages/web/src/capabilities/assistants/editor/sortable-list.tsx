import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { cn, IconButton } from "../../../shared/kit/index.ts";
import { editorText } from "./editor-text.ts";
import { moveItem, removeAt } from "./list-of.ts";

type Props<T> = {
	items: readonly T[];
	onChange: (items: T[]) => void;
	/** What an item is called in the list; null for a new one without a name. */
	title: (item: T) => string | null;
	untitled: string;
	/** Beside the title while closed. */
	aside?: (item: T) => ReactNode;
	/** Whether something in it needs correcting. */
	wrong: (index: number) => boolean;
	render: (item: T, index: number) => ReactNode;
	/** Open this one at first: the one just added. */
	openIndex: number | null;
	onOpenChange: (index: number | null) => void;
};

/** Items that open one at a time, and that buttons move and remove; focus follows the item. */
export function SortableList<T>(props: Props<T>) {
	const t = useText(editorText);
	const common = useText(commonText);
	const list = useRef<HTMLOListElement>(null);
	const id = useId();
	const [news, setNews] = useState("");
	const { items, openIndex, onOpenChange } = props;
	const focus = (index: number, action: string) =>
		list.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-action="${action}"]`)?.focus();
	const move = (index: number, by: number) => {
		const to = index + by;
		if (to < 0 || to >= items.length) return;
		flushSync(() => {
			props.onChange(moveItem(items, index, by));
			if (openIndex === index) onOpenChange(to);
			else if (openIndex === to) onOpenChange(index);
			setNews(t("moved", { name: props.title(items[index] as T) ?? props.untitled, number: to + 1 }));
		});
		focus(to, by < 0 ? "up" : "down");
	};
	const remove = (index: number) => {
		flushSync(() => {
			props.onChange(removeAt(items, index));
			onOpenChange(openIndex === null || openIndex === index ? null : openIndex > index ? openIndex - 1 : openIndex);
		});
		focus(Math.min(index, items.length - 2), "open");
	};
	return (
		<>
			<ol ref={list} className="divide-y divide-line empty:hidden">
				{items.map((item, index) => {
					const name = props.title(item) || props.untitled;
					const open = openIndex === index;
					const panel = `${id}-${index}`;
					return (
						// biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
						<li key={index} data-index={index}>
							<div className="flex items-center gap-1 py-2 pr-3 pl-5">
								<button
									type="button"
									data-action="open"
									aria-expanded={open}
									aria-controls={panel}
									onClick={() => onOpenChange(open ? null : index)}
									className="flex min-h-9 min-w-0 grow items-center gap-2.5 rounded-lg text-left"
								>
									<ChevronDown
										aria-hidden
										className={cn("size-4 shrink-0 text-ink-faint transition-transform", !open && "-rotate-90")}
									/>
									<span className="truncate font-medium">{name}</span>
									{props.aside?.(item)}
									{props.wrong(index) && <span className="size-1.5 shrink-0 rounded-full bg-bad" />}
								</button>
								<IconButton
									size="sm"
									data-action="up"
									label={`${common("moveUp")}: ${name}`}
									icon={<ArrowUp />}
									aria-disabled={index === 0}
									onClick={() => move(index, -1)}
								/>
								<IconButton
									size="sm"
									data-action="down"
									label={`${common("moveDown")}: ${name}`}
									icon={<ArrowDown />}
									aria-disabled={index === items.length - 1}
									onClick={() => move(index, 1)}
								/>
								<IconButton
									size="sm"
									label={`${common("remove")}: ${name}`}
									icon={<Trash2 />}
									onClick={() => remove(index)}
								/>
							</div>
							<div id={panel} hidden={!open} className="px-5 pt-1 pb-5 sm:pl-11.5">
								{open && props.render(item, index)}
							</div>
						</li>
					);
				})}
			</ol>
			<p role="status" className="sr-only">
				{news}
			</p>
		</>
	);
}
