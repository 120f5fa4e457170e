import type { TurnLatency } from "@centralita/contracts";
import { formatLatency, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { cn } from "../../../shared/kit/index.ts";
import { type LatencyStep, latencySpans } from "../../../shared/turns/index.ts";
import { conversationText } from "../conversation-text.ts";

export const stepColours: Record<LatencyStep, string> = {
	endpoint: "bg-ink-faint",
	transcript: "bg-brass",
	firstToken: "bg-brand",
	firstAudio: "bg-good",
	firstFrame: "bg-ink",
};

/** What each step of a reply took, end to end; `scaleMs` is the width of the whole. */
export function LatencyBar({
	latency,
	scaleMs,
	className,
}: {
	latency: TurnLatency;
	scaleMs: number;
	className?: string;
}) {
	const t = useText(conversationText);
	const language = useLanguage();
	const spans = latencySpans(latency);
	const words = spans.map(
		({ step, startMs, endMs }) => `${t(`step.${step}`)} ${formatLatency(endMs - startMs, language)}`,
	);
	return (
		<div
			role="img"
			aria-label={words.join(", ")}
			className={cn("flex h-2.5 w-full overflow-hidden rounded-full bg-ink/6", className)}
		>
			{spans.map(({ step, startMs, endMs }) => (
				<span
					key={step}
					title={`${t(`step.${step}`)}: +${formatLatency(endMs - startMs, language)}`}
					className={cn("h-full", stepColours[step])}
					style={{ width: `${scaleMs > 0 ? ((endMs - startMs) / scaleMs) * 100 : 0}%` }}
				/>
			))}
		</div>
	);
}
