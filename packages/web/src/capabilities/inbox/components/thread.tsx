import { NotebookPen } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, DateTime } from "../../../shared/kit/index.ts";
import { ChatPicture, type NumberedImage, useChatImages } from "../../../shared/pictures/index.ts";
import type { Chat } from "../chat.ts";
import { chatText } from "../chat-text.ts";
import type { Pending } from "../outbox/pending.ts";
import { type Entry, entriesOf } from "../thread-entries.ts";
import { Bubble } from "./bubble.tsx";
import { PendingBubble } from "./pending-bubble.tsx";

type Props = {
	chat: Chat;
	pending: readonly Pending[];
	onResend: (message: Pending) => void;
	onDiscard: (message: Pending) => void;
};

/** Nearer to the end than this, in pixels, one is following what comes. */
const nearEnd = 80;

/** What was said, with notes for colleagues among it; it follows what comes while its end is in sight. */
export function Thread({ chat, pending, onResend, onDiscard }: Props) {
	const t = useText(chatText);
	const box = useRef<HTMLDivElement>(null);
	const [following, setFollowing] = useState(true);
	const entries = entriesOf(chat);
	const images = useChatImages(
		chat.id,
		entries.some(({ kind }) => kind === "picture"),
	);
	const length = entries.length + pending.length;
	const toEnd = useCallback(() => box.current?.scrollTo({ top: box.current.scrollHeight }), []);
	const drawn = [...images.values()].filter(({ status }) => status === "done").length;
	// biome-ignore lint/correctness/useExhaustiveDependencies: a longer thread is what there is to follow
	useLayoutEffect(() => {
		if (following) toEnd();
	}, [length, drawn, following]);
	useEffect(() => {
		const frame = box.current;
		if (!frame || !following) return;
		const observer = new ResizeObserver(toEnd);
		observer.observe(frame);
		return () => observer.disconnect();
	}, [following, toEnd]);
	return (
		<div className="relative min-h-0 grow">
			<div
				ref={box}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
				tabIndex={0}
				role="log"
				aria-label={t("conversation")}
				onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
					setFollowing(scrollHeight - scrollTop - clientHeight < nearEnd)
				}
				className="flex h-full flex-col gap-2.5 overflow-y-auto overscroll-contain px-4 py-4 -outline-offset-2"
			>
				{entries.map((entry) => (
					<ThreadEntry key={entry.key} entry={entry} chat={chat} images={images} />
				))}
				{pending.map((message) => (
					<PendingBubble
						key={message.key}
						message={message}
						onResend={() => onResend(message)}
						onDiscard={() => onDiscard(message)}
					/>
				))}
			</div>
			{!following && (
				<Button size="sm" className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-pop" onClick={toEnd}>
					{t("newBelow")}
				</Button>
			)}
		</div>
	);
}

type EntryProps = { entry: Entry; chat: Chat; images: ReadonlyMap<string, NumberedImage> };

function ThreadEntry({ entry, chat, images }: EntryProps) {
	const t = useText(chatText);
	if (entry.kind === "announcement")
		return (
			<p className="py-1 text-center text-ink-faint text-xs">
				{entry.text} · <DateTime at={entry.at} style="time" />
			</p>
		);
	if (entry.kind === "note") {
		const { by, text, at } = entry;
		return (
			<div className="grid max-w-[85%] gap-1 self-center rounded-xl bg-warn-soft px-3.5 py-2.5 text-warn-ink text-sm">
				<p className="flex items-center gap-1.5 font-medium text-xs">
					<NotebookPen aria-hidden className="size-3.5 shrink-0" />
					{by === null ? t("noteByAssistant") : t("noteBy", { name: by })} · <DateTime at={at} style="time" />
				</p>
				<p className="whitespace-pre-wrap break-words">{text}</p>
			</div>
		);
	}
	const names = {
		contact: chat.contact?.name ?? chat.label,
		assistant: t("assistant"),
		user: entry.writer ?? t("colleague"),
	};
	const { kind, key, who, text, at, delivery } = entry;
	return (
		<Bubble who={who} name={names[who]} at={at} delivery={delivery}>
			{kind === "picture" ? <ChatPicture conversationId={chat.id} image={images.get(key)} /> : text}
		</Bubble>
	);
}
