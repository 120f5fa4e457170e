import type { GuideAnalytics } from "@centralita/contracts";
import { formatNumber, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card, DateTime } from "../../../../shared/kit/index.ts";
import { reportText } from "../../report-text.ts";

type Props = Pick<GuideAnalytics, "ratings" | "comments"> & { guideTitle: (guide: string) => string };

/** How people rated, and what they wrote. */
export function Feedback({ ratings, comments, guideTitle }: Props) {
	const t = useText(reportText);
	const language = useLanguage();
	const most = Math.max(1, ...ratings);
	const rated = ratings.some((count) => count > 0);
	return (
		<Card title={t("feedback")}>
			{rated ? (
				<ul className="grid gap-1.5">
					{ratings
						.map((count, index) => ({ stars: index + 1, count }))
						.reverse()
						.map(({ stars, count }) => (
							<li key={stars} className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-center gap-3">
								<span className="text-sm">{t("stars", { stars })}</span>
								<span aria-hidden className="h-1.5 rounded-full bg-ink/6">
									<span className="block h-full rounded-full bg-brass" style={{ width: `${(count / most) * 100}%` }} />
								</span>
								<span className="min-w-8 text-right text-sm tabular-nums">{formatNumber(count, language)}</span>
							</li>
						))}
				</ul>
			) : (
				<p className="text-ink-faint">{t("feedbackNone")}</p>
			)}
			{rated && comments.length === 0 && <p className="mt-4 text-ink-faint text-sm">{t("commentsNone")}</p>}
			{comments.length > 0 && (
				<ul className="mt-5 grid gap-3 border-line border-t pt-4">
					{comments.map(({ sessionId, guide, version, channel, rating, comment, at }) => (
						<li key={sessionId} className="grid gap-0.5">
							<p className="break-words">«{comment}»</p>
							<p className="text-ink-faint text-xs">
								{rating !== null && `${t("stars", { stars: rating })} · `}
								{guideTitle(guide)} · {t("versionNumber", { version })} · {t(`channel.${channel}`)} ·{" "}
								<DateTime at={at} />
							</p>
						</li>
					))}
				</ul>
			)}
		</Card>
	);
}
