import type { GuideAnalytics } from "@centralita/contracts";
import { formatDateTime, formatNumber, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card } from "../../../../shared/kit/index.ts";
import { niceCeiling } from "../../hours.ts";
import { reportText } from "../../report-text.ts";
import { GridLines } from "../grid-lines.tsx";

const height = 160;
const slot = 12;
const dayMs = 86_400_000;

/** A bar for each day: sessions that ended, and the part that was resolved. The same figures follow in words. */
export function OverTime({ report }: { report: GuideAnalytics }) {
	const t = useText(reportText);
	const language = useLanguage();
	const figuresOf = new Map(report.groups.map(({ key, figures }) => [key, figures]));
	const first = Date.parse(report.from);
	const days = Array.from({ length: Math.round((Date.parse(report.to) - first) / dayMs) + 1 }, (_, index) => {
		const day = new Date(first + index * dayMs).toISOString().slice(0, 10);
		const resolved = figuresOf.get(day)?.resolved;
		return { day, resolved: resolved?.count ?? 0, ended: resolved?.of ?? 0 };
	});
	const top = niceCeiling(Math.max(1, ...days.map(({ ended }) => ended)));
	const label = (day: string) => formatDateTime(`${day}T12:00:00Z`, language, "date", "UTC");
	const marks = [0, Math.floor(days.length / 2), days.length - 1];
	return (
		<Card title={t("overTime")} description={t("overTimeLead")}>
			<figure className="grid gap-2">
				<div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
					<div aria-hidden className="relative min-w-6 text-right text-[0.6875rem] text-ink-faint tabular-nums">
						<span className="-mt-2 block">{formatNumber(top, language)}</span>
					</div>
					<svg
						viewBox={`0 0 ${days.length * slot} ${height}`}
						preserveAspectRatio="none"
						aria-hidden
						className="h-40 w-full overflow-visible"
					>
						<GridLines width={days.length * slot} height={height} />
						{days.map(({ day, resolved, ended }, index) => (
							<g key={day}>
								<title>{t("dayFigure", { day: label(day), resolved, ended })}</title>
								<rect x={index * slot} y="0" width={slot} height={height} className="fill-transparent" />
								<rect
									x={index * slot + 2}
									y={height - (ended / top) * height}
									width={slot - 4}
									height={(ended / top) * height}
									className="fill-ink/12"
								/>
								<rect
									x={index * slot + 2}
									y={height - (resolved / top) * height}
									width={slot - 4}
									height={(resolved / top) * height}
									className="fill-brand"
								/>
							</g>
						))}
					</svg>
					<span />
					<div aria-hidden className="mt-1.5 flex justify-between text-[0.6875rem] text-ink-faint tabular-nums">
						{marks.map((index) => (
							<span key={index}>{label(days[index]?.day ?? report.to)}</span>
						))}
					</div>
				</div>
				<figcaption className="sr-only">
					{days
						.filter(({ ended }) => ended > 0)
						.map(({ day, resolved, ended }) => t("dayFigure", { day: label(day), resolved, ended }))
						.join(". ")}
				</figcaption>
			</figure>
		</Card>
	);
}
