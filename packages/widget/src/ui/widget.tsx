/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks";
import { ChatIcon, DownIcon } from "./icons.tsx";
import { Panel } from "./panel.tsx";
import { useChat } from "./use-chat.ts";

/** The button at the edge of the page, and the chat that it opens. */
export function Widget({ scheme }: { scheme: "light" | "dark" }) {
	const { chat, state, text } = useChat();
	const launcher = useRef<HTMLButtonElement>(null);
	const wasOpen = useRef(state.open);
	const title = chat.settings.title ?? text.title;

	useEffect(() => {
		if (wasOpen.current && !state.open) launcher.current?.focus();
		wasOpen.current = state.open;
	}, [state.open]);

	const unread = state.unread > 0 ? text.unread(state.unread) : "";
	return (
		<section
			class={`widget ${chat.settings.position} ${state.open ? "open" : ""}`}
			data-theme={scheme}
			lang={state.language}
			aria-label={title}
		>
			{state.open && <Panel title={title} />}
			<button
				ref={launcher}
				type="button"
				class="launcher"
				aria-label={[state.open ? text.close : text.open, unread].filter(Boolean).join(", ")}
				aria-expanded={state.open}
				onClick={() => (state.open ? chat.close() : chat.open())}
			>
				{state.open ? <DownIcon /> : <ChatIcon />}
				{state.unread > 0 && (
					<span class="badge" aria-hidden="true">
						{state.unread > 9 ? "9+" : state.unread}
					</span>
				)}
			</button>
			<span class="hidden" role="status">
				{unread}
			</span>
		</section>
	);
}
