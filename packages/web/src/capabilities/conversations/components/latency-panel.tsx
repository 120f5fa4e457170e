import type { ConversationDetail, Turn } from "@centralita/contracts";
import { Timer } from "lucide-react";
import { formatDuration, formatLatency, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { cn, EmptyState, Stat } from "../../../shared/kit/index.ts";
import { type LatencyStep, latencySpans, median, replyLatency } from "../../../shared/turns/index.ts";
import { conversationText } from "../conversation-text.ts";
import { LatencyBar, stepColours } from "./latency-bar.tsx";

const steps = Object.keys(stepColours) as LatencyStep[];

/** How long each reply took and where the time went. */
export function LatencyPanel({
	conversation,
	onTurn,
}: {
	conversation: ConversationDetail;
	onTurn: (turn: Turn) => void;
}) {
	const { transcript, latencyP95Ms, latencyP99Ms } = conversation;
	const t = useText(conversationText);
	const language = useLanguage();
	const measured = transcript.flatMap((turn) => {
		const reply = replyLatency(turn.latency);
		return reply === null ? [] : [{ turn, reply }];
	});
	if (measured.length === 0) return <EmptyState icon={<Timer />} title={t("noLatency")} />;
	const replies = measured.map(({ reply }) => reply);
	const scaleMs = Math.max(...measured.map(({ turn }) => latencySpans(turn.latency).at(-1)?.endMs ?? 0));
	return (
		<div className="grid gap-5">
			<p className="max-w-prose text-ink-soft text-sm">{t("latencyLead")}</p>
			<div className="flex flex-wrap gap-x-10 gap-y-4">
				<Stat label={t("median")} value={formatLatency(median(replies), language)} />
				{latencyP95Ms !== null && <Stat label="p95" value={formatLatency(latencyP95Ms, language)} />}
				{latencyP99Ms !== null && <Stat label="p99" value={formatLatency(latencyP99Ms, language)} />}
				<Stat label={t("slowest")} value={formatLatency(Math.max(...replies), language)} />
			</div>
			<ul aria-hidden className="flex flex-wrap gap-x-4 gap-y-1.5 text-ink-soft text-xs">
				{steps.map((step) => (
					<li key={step} className="inline-flex items-center gap-1.5">
						<span className={cn("size-2.5 rounded-full", stepColours[step])} />
						{t(`step.${step}`)}
					</li>
				))}
			</ul>
			<ol className="grid gap-1">
				{measured.map(({ turn, reply }) => (
					<li key={turn.id}>
						<button
							type="button"
							onClick={() => onTurn(turn)}
							className="grid w-full grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5 rounded-lg px-2 py-2 text-left transition-colors hover:bg-ink/4 sm:grid-cols-[9rem_minmax(0,1fr)_4rem] sm:items-center"
						>
							<span className="truncate text-ink-soft text-xs">
								{t("turn", { number: turn.number })} · {formatDuration(turn.startMs)}
							</span>
							<span className="text-right font-medium text-xs tabular-nums sm:order-last">
								{formatLatency(reply, language)}
							</span>
							<LatencyBar latency={turn.latency} scaleMs={scaleMs} className="col-span-2 sm:col-span-1" />
							<span className="col-span-2 flex flex-wrap gap-x-3 text-ink-faint text-xs tabular-nums sm:col-span-1 sm:col-start-2 sm:order-last">
								{latencySpans(turn.latency).map(({ step, startMs, endMs }) => (
									<span key={step}>
										{t(`step.${step}`)} +{formatLatency(endMs - startMs, language)}
									</span>
								))}
							</span>
						</button>
					</li>
				))}
			</ol>
		</div>
	);
}
