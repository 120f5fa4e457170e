/** @jsxImportSource preact */
import type { TargetedDragEvent, TargetedKeyboardEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "./banner.tsx";
import { Composer } from "./composer.tsx";
import { Conversation } from "./conversation.tsx";
import { Header } from "./header.tsx";
import { useChat } from "./use-chat.ts";

const focusable =
	"button:not(:disabled),a[href],textarea:not(:disabled),input:not(:disabled):not([hidden]),[tabindex='0']";
/** As in the style sheet: below, the chat covers the page. */
const narrow = "(max-width: 520px)";

const imagesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

export function Panel({ title }: { title: string }) {
	const { chat, state, text } = useChat();
	const panel = useRef<HTMLDivElement>(null);
	const [dragging, setDragging] = useState(false);
	const covers = matchMedia(narrow).matches;

	useEffect(() => {
		if (!chat.state.takesFocus) return;
		// On a screen keyboard a focused field would hide half of the chat.
		const field = matchMedia("(pointer: fine)").matches ? panel.current?.querySelector("textarea") : null;
		(field ?? panel.current)?.focus({ preventScroll: true });
	}, [chat]);

	const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
		event.stopPropagation();
		if (event.key === "Escape") return chat.close();
		if (event.key !== "Tab" || !covers || !panel.current) return;
		const all = [...panel.current.querySelectorAll<HTMLElement>(focusable)].filter((element) => element.offsetParent);
		const root = panel.current.getRootNode() as ShadowRoot;
		const [first, last] = [all[0], all.at(-1)];
		const leaves = root.activeElement === (event.shiftKey ? first : last) || root.activeElement === panel.current;
		if (!leaves || (root.activeElement === panel.current && !event.shiftKey)) return;
		event.preventDefault();
		(event.shiftKey ? last : first)?.focus();
	};
	const onDragOver = (event: TargetedDragEvent<HTMLDivElement>) => {
		if (!event.dataTransfer?.types.includes("Files")) return;
		event.preventDefault();
		setDragging(true);
	};
	const onDrop = (event: TargetedDragEvent<HTMLDivElement>) => {
		event.preventDefault();
		setDragging(false);
		chat.addImages(imagesOf(event.dataTransfer));
	};

	return (
		<div
			ref={panel}
			class="panel"
			role="dialog"
			aria-modal={covers}
			aria-labelledby="title"
			tabIndex={-1}
			onKeyDown={onKeyDown}
			onDragOver={onDragOver}
			onDragLeave={() => setDragging(false)}
			onDrop={onDrop}
		>
			<Header title={title} />
			<Banner />
			<Conversation />
			<Composer />
			{dragging && state.phase === "live" && <p class="drop">{text.dropHere}</p>}
		</div>
	);
}
