import type { Turn } from "@centralita/contracts";
import type { ReactNode } from "react";
import { formatDuration, formatLatency, formatPercent, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Badge, cn } from "../../../shared/kit/index.ts";
import { replyLatency, SpokenText } from "../../../shared/turns/index.ts";
import { conversationText } from "../conversation-text.ts";
import { Sentiment } from "./sentiment.tsx";

type Props = {
	turn: Turn;
	/** Who speaks, by name. */
	name: string;
	/** What the turn stands for, instead of words. */
	picture: ReactNode;
	current: boolean;
	/** Null where there is no recording to play. */
	onPlay: (() => void) | null;
};

const dots = { contact: "bg-brass", assistant: "bg-brand", user: "bg-good" };
/** Below this the recogniser was in doubt. */
const doubtful = 0.75;

/** One turn of the transcript. A click plays from it. */
export function TranscriptTurn({ turn, name, picture, current, onPlay }: Props) {
	const t = useText(conversationText);
	const language = useLanguage();
	const latency = replyLatency(turn.latency);
	const body = (
		<>
			<span className="flex flex-wrap items-center gap-x-2 gap-y-1">
				<span aria-hidden className={cn("size-2 rounded-full", dots[turn.who])} />
				<span className="font-medium text-sm">{name}</span>
				{turn.source && turn.who !== "contact" && <Badge>{t(`source.${turn.source}`)}</Badge>}
				{turn.interrupted && <Badge tone="warn">{t("interrupted")}</Badge>}
			</span>
			{picture || (
				<span className="block whitespace-pre-wrap break-words text-sm leading-relaxed">
					<SpokenText generated={turn.generated} heard={turn.who === "contact" ? undefined : turn.heard} />
				</span>
			)}
			<span className="flex flex-wrap items-center gap-x-3 text-ink-faint text-xs empty:hidden">
				{turn.origin && turn.origin !== "speech" && <span>{t(`origin.${turn.origin}`)}</span>}
				{turn.confidence !== null && turn.confidence < doubtful && (
					<span className="text-warn-ink">{t("certainty", { share: formatPercent(turn.confidence, language) })}</span>
				)}
				{latency !== null && <span>{t("replyIn", { time: formatLatency(latency, language) })}</span>}
				{turn.sentiment !== null && Math.abs(turn.sentiment) > 0.25 && <Sentiment value={turn.sentiment} />}
			</span>
		</>
	);
	const look = cn(
		"grid min-w-0 gap-1 rounded-lg px-3 py-2.5 text-left transition-colors",
		current ? "bg-brand-soft" : onPlay && "hover:bg-ink/4",
	);
	const time = formatDuration(turn.startMs);
	return (
		<li
			id={`turn-${turn.number}`}
			aria-current={current ? "true" : undefined}
			className="grid scroll-my-24 grid-cols-[2.75rem_minmax(0,1fr)] items-start"
		>
			<span className="pt-3 text-ink-faint text-xs tabular-nums">{time}</span>
			{onPlay ? (
				<button type="button" title={t("playTurn", { time })} onClick={onPlay} className={cn(look, "select-text")}>
					{body}
				</button>
			) : (
				<div className={look}>{body}</div>
			)}
		</li>
	);
}
