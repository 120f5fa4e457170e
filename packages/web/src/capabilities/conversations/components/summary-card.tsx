import type { ConversationDetail } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Card, Skeleton, Spinner } from "../../../shared/kit/index.ts";
import { conversationText } from "../conversation-text.ts";
import { Confidence } from "./confidence.tsx";
import { TurnLink } from "./extraction-card.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { Sentiment } from "./sentiment.tsx";

/** What the conversation was about and how it came out, or that this is being worked out. */
export function SummaryCard({
	conversation,
	onTurn,
}: {
	conversation: ConversationDetail;
	onTurn: (number: number) => void;
}) {
	const t = useText(conversationText);
	const { analysis } = conversation;
	if (!analysis) return <PendingSummary live={conversation.status === "live"} />;
	return (
		<Card title={t("summary")}>
			<div className="grid gap-4">
				<p className="text-sm leading-relaxed">{analysis.summary}</p>
				<dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2.5 text-sm">
					<dt className="text-ink-faint text-xs">{t("outcome")}</dt>
					<dd className="flex flex-wrap items-center gap-x-3 gap-y-1">
						<OutcomeBadge conversation={{ status: conversation.status, outcome: analysis.outcome }} />
						<Confidence value={analysis.outcomeConfidence} />
						{analysis.outcomeTurn !== null && <TurnLink number={analysis.outcomeTurn} onTurn={onTurn} />}
					</dd>
					<dt className="text-ink-faint text-xs">{t("sentiment")}</dt>
					<dd className="flex flex-wrap items-center gap-x-3 gap-y-1">
						<Sentiment value={analysis.sentiment} withWord />
						<Confidence value={analysis.sentimentConfidence} />
					</dd>
				</dl>
				<p className="text-ink-faint text-xs">{t(`by.${analysis.by}`)}</p>
			</div>
		</Card>
	);
}

function PendingSummary({ live }: { live: boolean }) {
	const t = useText(conversationText);
	return (
		<Card title={t("summary")}>
			{live ? (
				<p className="text-ink-faint text-sm">{t("afterEnd")}</p>
			) : (
				<div role="status" className="grid gap-3">
					<p className="flex items-center gap-2.5 font-medium text-sm">
						<Spinner className="text-brand" />
						{t("analysing")}
					</p>
					<p className="text-ink-faint text-xs">{t("analysingHint")}</p>
					<div className="grid gap-2">
						<Skeleton className="h-3 w-full" />
						<Skeleton className="h-3 w-4/5" />
					</div>
				</div>
			)}
		</Card>
	);
}
