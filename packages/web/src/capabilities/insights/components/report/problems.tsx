import type { GuideAnalytics } from "@centralita/contracts";
import { formatPercent, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card } from "../../../../shared/kit/index.ts";
import { reportText } from "../../report-text.ts";

type Props = { problems: GuideAnalytics["topProblems"]; guideTitle: (guide: string) => string };

/** What people say that they need. */
export function Problems({ problems, guideTitle }: Props) {
	const t = useText(reportText);
	const language = useLanguage();
	return (
		<Card title={t("problems")} description={t("problemsLead")} flush>
			{problems.length === 0 ? (
				<p className="px-5 pb-5 text-ink-faint">{t("problemsNone")}</p>
			) : (
				<ol className="divide-y divide-line border-line border-t">
					{problems.map(({ guide, problem, sessions, resolved }) => (
						<li key={`${guide}/${problem}`} className="flex items-baseline justify-between gap-4 px-5 py-2.5">
							<span className="min-w-0">
								<span className="break-words">«{problem}»</span>
								<span className="block text-ink-faint text-xs">{guideTitle(guide)}</span>
							</span>
							<span className="shrink-0 text-right tabular-nums">
								<span className="block font-medium">{t("ofSessions", { count: sessions })}</span>
								<span className="text-ink-faint text-xs">
									{formatPercent(resolved / sessions, language)} {t("resolved").toLowerCase()}
								</span>
							</span>
						</li>
					))}
				</ol>
			)}
		</Card>
	);
}
