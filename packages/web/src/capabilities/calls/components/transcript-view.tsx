import { MessagesSquare } from "lucide-react";
import { useEffect, useRef } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import type { Latencies, TranscriptEntry } from "../engine/transcript.ts";
import { callsText } from "../text.ts";
import { TranscriptBubble } from "./transcript-bubble.tsx";

/** How far from the end one may be and still be following, in pixels. */
const followWithin = 80;

type Props = { entries: readonly TranscriptEntry[]; latencies: Latencies; assistant: string };

/** What is being said, following its end unless one scrolled away. */
export function TranscriptView({ entries, latencies, assistant }: Props) {
	const t = useText(callsText);
	const box = useRef<HTMLElement>(null);
	const following = useRef(true);
	// biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is said may move the end
	useEffect(() => {
		if (following.current && box.current) box.current.scrollTop = box.current.scrollHeight;
	}, [entries]);
	const onScroll = () => {
		const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
		following.current = scrollHeight - scrollTop - clientHeight < followWithin;
	};
	const spoken = entries.filter((entry) => entry.final);
	return (
		<>
			<section
				ref={box}
				aria-label={t("transcript")}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
				tabIndex={0}
				onScroll={onScroll}
				className="min-h-64 flex-1 overflow-y-auto px-4 py-4 -outline-offset-2 sm:px-5"
			>
				{entries.length === 0 ? (
					<p className="grid h-full place-content-center justify-items-center gap-2 text-ink-faint text-sm">
						<MessagesSquare aria-hidden className="size-6" />
						{t("waiting")}
					</p>
				) : (
					<ol className="grid gap-3">
						{entries.map((entry) => (
							<TranscriptBubble
								key={entry.turnId}
								entry={entry}
								latency={latencies[entry.turnId]}
								assistant={assistant}
							/>
						))}
					</ol>
				)}
			</section>
			{/* Read aloud by screen readers: finished turns only, not every partial. */}
			<div role="log" aria-live="polite" aria-label={t("transcript")} className="sr-only">
				{spoken.map((entry) => (
					<p key={entry.turnId}>
						{entry.who === "contact" ? t("you") : assistant}: {entry.text}
					</p>
				))}
			</div>
		</>
	);
}
