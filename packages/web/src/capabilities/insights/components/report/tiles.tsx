import type { GuideFigures, Proportion } from "@centralita/contracts";
import { formatNumber, formatPercent, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card, Stat } from "../../../../shared/kit/index.ts";
import { reportText } from "../../report-text.ts";

/** The figures at a glance. */
export function Tiles({ figures }: { figures: GuideFigures }) {
	const t = useText(reportText);
	const language = useLanguage();
	const number = (value: number) => formatNumber(value, language);
	const minutes = (value: number | null) =>
		value === null ? "–" : t("minutes", { value: formatNumber(value, language, { maximumFractionDigits: 1 }) });
	const ofEnded = ({ count, of }: Proportion) => t("ofEnded", { count: number(count), of: number(of) });
	return (
		<Card flush>
			<div className="-mt-px -ml-px grid grid-cols-2 md:grid-cols-3 xl:grid-cols-6 [&>*]:border-line [&>*]:border-t [&>*]:border-l [&>*]:px-5 [&>*]:py-4">
				<Stat
					label={t("sessions")}
					value={number(figures.sessions)}
					detail={t("openSessions", { count: number(figures.open) })}
				/>
				<Stat
					label={t("resolved")}
					value={formatPercent(figures.resolved.share, language)}
					detail={
						<>
							{t("resolvedDetail", { confirmed: number(figures.confirmed), assumed: number(figures.assumed) })}
							{figures.returned > 0 && (
								<span className="block">{t("returned", { count: number(figures.returned) })}</span>
							)}
						</>
					}
				/>
				<Stat
					label={t("escalated")}
					value={formatPercent(figures.escalated.share, language)}
					detail={
						<>
							{ofEnded(figures.escalated)}
							<span className="block">{t("toPerson")}</span>
						</>
					}
				/>
				<Stat
					label={t("abandoned")}
					value={formatPercent(figures.abandoned.share, language)}
					detail={ofEnded(figures.abandoned)}
				/>
				<Stat
					label={t("time")}
					value={minutes(figures.meanMinutes)}
					detail={t("timeDetail", { p50: minutes(figures.p50Minutes), p95: minutes(figures.p95Minutes) })}
				/>
				<Stat
					label={t("rating")}
					value={
						figures.rating === null
							? "–"
							: formatNumber(figures.rating, language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
					}
					detail={t("ratingCount", { count: figures.ratings })}
				/>
			</div>
		</Card>
	);
}
