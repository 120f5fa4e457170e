import type { ConversationSummary } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { cn } from "../../../shared/kit/index.ts";
import { historyText } from "../text.ts";
import { HistoryRow, historyColumns } from "./history-row.tsx";

export function HistoryList({ items }: { items: readonly ConversationSummary[] }) {
	const t = useText(historyText);
	return (
		<>
			{/* Each figure of a row carries its own name for screen readers. */}
			<div
				aria-hidden
				className={cn("hidden border-line border-b px-5 py-2.5 font-medium text-ink-faint text-xs", historyColumns)}
			>
				<span className="pl-12">{t("who")}</span>
				<span>{t("outcome")}</span>
				<span className="text-center">{t("sentiment")}</span>
				<span className="text-right">{t("duration")}</span>
				<span className="text-right">{t("latency")}</span>
				<span className="text-right">{t("when")}</span>
			</div>
			<ul className="divide-y divide-line">
				{items.map((conversation) => (
					<li key={conversation.id}>
						<HistoryRow conversation={conversation} />
					</li>
				))}
			</ul>
		</>
	);
}
