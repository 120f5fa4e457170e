import type { GuideAnalytics } from "@centralita/contracts";
import { formatNumber, formatPercent, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card } from "../../../../shared/kit/index.ts";
import { reportText } from "../../report-text.ts";

type Props = {
	steps: GuideAnalytics["worstSteps"];
	titleOf: (guide: string, node: string) => string;
	guideTitle: (guide: string) => string;
};

/** Where to mend first. */
export function WorstSteps({ steps, titleOf, guideTitle }: Props) {
	const t = useText(reportText);
	const language = useLanguage();
	return (
		<Card title={t("worst")} description={t("worstLead")} flush>
			{steps.length === 0 ? (
				<p className="px-5 pb-5 text-ink-faint">{t("worstNone")}</p>
			) : (
				<ol className="divide-y divide-line border-line border-t">
					{steps.map((step) => (
						<li key={`${step.inGuide}/${step.inVersion}/${step.guide}/${step.node}`} className="flex gap-4 px-5 py-3">
							<span className="w-12 shrink-0 font-semibold text-bad-ink tabular-nums">
								{formatPercent(Math.min(1, step.trouble), language)}
							</span>
							<span className="grid min-w-0 gap-0.5">
								<span className="break-words font-medium">{titleOf(step.guide, step.node)}</span>
								<span className="text-ink-soft text-xs">
									{guideTitle(step.inGuide)} · {t("versionNumber", { version: step.inVersion })} ·{" "}
									{t("ofSessions", { count: step.sessions })}
								</span>
								<span className="text-ink-faint text-xs tabular-nums">
									{t("worstDetail", {
										failed: formatNumber(step.failed, language),
										helped: formatNumber(step.helped, language),
										stopped: formatNumber(step.abandoned + step.escalated, language),
									})}
								</span>
							</span>
						</li>
					))}
				</ol>
			)}
		</Card>
	);
}
