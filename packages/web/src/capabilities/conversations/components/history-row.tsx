import type { ConversationSummary } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { AudioLines } from "lucide-react";
import type { ReactNode } from "react";
import { ChannelIcon } from "../../../shared/conversation/index.ts";
import { formatDuration, formatLatency, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { cn, DateTime } from "../../../shared/kit/index.ts";
import { historyText } from "../text.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { Sentiment } from "./sentiment.tsx";

/** Columns of wide screens, for the rows and their heading. */
export const historyColumns =
	"lg:grid lg:grid-cols-[minmax(0,1fr)_8rem_4rem_4.5rem_6rem_8.5rem] lg:items-center lg:gap-4";

const Figure = ({ name, children, className }: { name: string; children: ReactNode; className?: string }) => (
	<span className={cn("text-ink-soft text-sm tabular-nums", className)}>
		<span className="sr-only">{name}: </span>
		{children}
	</span>
);

/** One conversation of the list. */
export function HistoryRow({ conversation }: { conversation: ConversationSummary }) {
	const t = useText(historyText);
	const language = useLanguage();
	return (
		<Link
			to="/history/$conversationId"
			params={{ conversationId: conversation.id }}
			className={cn("block px-4 py-3 -outline-offset-2 transition-colors hover:bg-ink/3 sm:px-5", historyColumns)}
		>
			<span className="flex min-w-0 items-start gap-3 lg:items-center">
				<ChannelIcon channel={conversation.channel} />
				<span className="min-w-0 grow">
					<span className="flex items-center gap-2">
						<span className="truncate font-medium">{conversation.label}</span>
						{conversation.hasRecording && (
							<span title={t("recorded")} className="text-ink-faint">
								<AudioLines aria-hidden className="size-4" />
								<span className="sr-only">{t("recorded")}</span>
							</span>
						)}
						<DateTime at={conversation.startedAt} className="ml-auto shrink-0 pl-2 text-ink-faint text-xs lg:hidden" />
					</span>
					<span className="block truncate text-ink-soft text-xs">{conversation.assistant?.name ?? "–"}</span>
					{conversation.summary && (
						<span className="mt-0.5 line-clamp-2 text-ink-faint text-xs lg:line-clamp-1">{conversation.summary}</span>
					)}
				</span>
			</span>
			<span className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 pl-12 lg:contents">
				<span>
					<OutcomeBadge conversation={conversation} />
				</span>
				<span
					className={cn("items-center justify-center", conversation.sentiment === null ? "hidden lg:flex" : "flex")}
				>
					{conversation.sentiment === null ? (
						<span aria-hidden className="text-ink-faint">
							–
						</span>
					) : (
						<Sentiment value={conversation.sentiment} />
					)}
				</span>
				<Figure
					name={t("duration")}
					className={cn("lg:text-right", conversation.durationMs === null && "hidden lg:inline")}
				>
					{formatDuration(conversation.durationMs)}
				</Figure>
				<Figure
					name={t("latency")}
					className={cn("lg:text-right", conversation.latencyP50Ms === null && "hidden lg:inline")}
				>
					{formatLatency(conversation.latencyP50Ms, language)}
				</Figure>
				<Figure name={t("when")} className="hidden text-right lg:inline">
					<DateTime at={conversation.startedAt} />
				</Figure>
			</span>
		</Link>
	);
}
