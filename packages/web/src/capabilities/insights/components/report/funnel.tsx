import type { GuideAnalytics } from "@centralita/contracts";
import { formatNumber, formatPercent, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card } from "../../../../shared/kit/index.ts";
import { reportText } from "../../report-text.ts";

type Props = {
	funnel: GuideAnalytics["funnel"];
	/** Whether a guide is chosen. */
	chosen: boolean;
	titleOf: (guide: string, node: string) => string;
};

/** How many came to each node, in the order in which people meet them, and how many got no further. */
export function Funnel({ funnel, chosen, titleOf }: Props) {
	const t = useText(reportText);
	const language = useLanguage();
	const most = Math.max(1, ...funnel.map(({ sessions }) => sessions));
	return (
		<Card title={t("funnel")} description={t("funnelLead")} flush>
			{funnel.length === 0 ? (
				<p className="px-5 pb-5 text-ink-faint">{t(chosen ? "funnelNone" : "funnelChoose")}</p>
			) : (
				<table className="w-full border-line border-t text-sm">
					<thead className="text-left text-ink-faint text-xs">
						<tr className="[&>th]:px-3 [&>th]:py-2 [&>th]:font-medium [&>th:first-child]:pl-5 [&>th:last-child]:pr-5">
							<th scope="col">{t("node")}</th>
							<th scope="col" className="text-right">
								{t("reached")}
							</th>
							<th scope="col" className="text-right">
								{t("dropOff")}
							</th>
							<th scope="col" className="text-right max-sm:hidden">
								{t("stepTime")}
							</th>
						</tr>
					</thead>
					<tbody className="divide-y divide-line border-line border-t">
						{funnel.map((step) => (
							<tr
								key={`${step.guide}/${step.node}`}
								className="[&>*]:px-3 [&>*]:py-2.5 [&>*]:align-top [&>*:first-child]:pl-5 [&>*:last-child]:pr-5"
							>
								<th scope="row" className="w-full min-w-0 text-left font-normal">
									<span className="line-clamp-2 break-words">{titleOf(step.guide, step.node)}</span>
									<span aria-hidden className="mt-1.5 flex h-1.5 overflow-hidden rounded-full bg-ink/6">
										<span
											className="bg-brand"
											style={{ width: `${((step.sessions - step.abandoned - step.escalated) / most) * 100}%` }}
										/>
										<span className="bg-bad" style={{ width: `${(step.abandoned / most) * 100}%` }} />
										<span className="bg-warn" style={{ width: `${(step.escalated / most) * 100}%` }} />
									</span>
								</th>
								<td className="text-right tabular-nums">{formatNumber(step.sessions, language)}</td>
								<td
									className="text-right tabular-nums"
									title={t("dropOffDetail", { abandoned: step.abandoned, escalated: step.escalated })}
								>
									<span className={step.dropOff >= 0.2 ? "font-medium text-bad-ink" : undefined}>
										{formatPercent(step.dropOff, language)}
									</span>
									<span className="sr-only">
										{t("dropOffDetail", { abandoned: step.abandoned, escalated: step.escalated })}
									</span>
								</td>
								<td className="whitespace-nowrap text-right text-ink-soft tabular-nums max-sm:hidden">
									{step.meanSeconds === null
										? "–"
										: t("seconds", { value: formatNumber(step.meanSeconds, language, { maximumFractionDigits: 0 }) })}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</Card>
	);
}
