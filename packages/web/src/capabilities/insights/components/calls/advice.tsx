import type { Proportion, ReportRecommendation } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Lightbulb } from "lucide-react";
import { formatNumber, formatPercent, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card, QueryView, Skeleton } from "../../../../shared/kit/index.ts";
import type { CallSearch } from "../../calls-search.ts";
import { callsText } from "../../calls-text.ts";
import { recommendationsQuery } from "../../queries/calls.ts";

const parts = ["morning", "midday", "afternoon", "evening", "week", "weekend"] as const;

/** What the figures advise, with the figures that it rests on. */
export function Advice({ search }: { search: CallSearch }) {
	const t = useText(callsText);
	const language = useLanguage();
	const query = useQuery({ ...recommendationsQuery(search), placeholderData: (before) => before });
	const { comparisons = 0, confidence = 0.95 } = query.data ?? {};
	return (
		<Card
			title={t("advice")}
			description={comparisons > 0 && t("adviceLead", { comparisons, confidence: formatPercent(confidence, language) })}
		>
			<QueryView query={query} loading={<Skeleton className="h-24" />}>
				{({ items, least }) =>
					items.length === 0 ? (
						<p className="text-ink-faint text-sm">{t("adviceNone", { least })}</p>
					) : (
						<>
							<ul className="grid gap-4">
								{items.map((item) => (
									<Item key={`${item.kind}/${item.campaign?.id}/${item.better.key}`} item={item} search={search} />
								))}
							</ul>
							<p className="mt-4 text-ink-faint text-xs">{t("adviceCaveat")}</p>
						</>
					)
				}
			</QueryView>
		</Card>
	);
}

/** Where the figures of a recommendation are. */
function dataOf({ kind, campaign }: ReportRecommendation, search: CallSearch): CallSearch {
	const { groupBy: _groupBy, outcome: _outcome, metric: _metric, ...scope } = search;
	const of = { ...scope, ...(campaign ? { campaign: campaign.id } : {}) };
	if (kind === "assistant") return { ...of, groupBy: "assistant", metric: "contained" };
	return { ...of, groupBy: kind === "line" ? "line" : "hour", metric: "answered" };
}

function Item({ item, search }: { item: ReportRecommendation; search: CallSearch }) {
	const t = useText(callsText);
	const language = useLanguage();
	const { kind, campaign, better, rest, low, high } = item;
	const part = parts.find((one) => one === better.key);
	const name = better.name ?? t("gone");
	const points = (share: number) => formatNumber(share * 100, language, { maximumFractionDigits: 0 });
	const written = ({ count, of }: Proportion) => ({
		count: formatNumber(count, language),
		of: formatNumber(of, language),
	});
	const [one, other] = [written(better.proportion), written(rest.proportion)];
	return (
		<li className="grid grid-cols-[auto_minmax(0,1fr)] gap-3">
			<span aria-hidden className="grid size-8 place-items-center rounded-lg bg-brand-soft text-brand-ink">
				<Lightbulb className="size-4" />
			</span>
			<div className="grid gap-0.5 text-sm">
				<p className="font-medium">{t(`advice.${kind}`, { part: part ? t(`part.${part}`) : better.key, name })}</p>
				<p className="text-ink-faint text-xs">
					{campaign
						? t("adviceCampaign", { name: campaign.name ?? t("gone") })
						: t(kind === "assistant" ? "adviceAllTalks" : "adviceAll")}
				</p>
				<p>
					{t(kind === "assistant" ? "adviceContained" : "adviceAnswered", {
						better: formatPercent(better.proportion.share, language),
						rest: formatPercent(rest.proportion.share, language),
						...one,
						restCount: other.count,
						restOf: other.of,
					})}{" "}
					{t("adviceInterval", { low: points(low), high: points(high) })}
				</p>
				<Link to="/reports" search={dataOf(item, search)} className="w-fit text-brand-ink underline">
					{t("adviceSee")}
				</Link>
			</div>
		</li>
	);
}
