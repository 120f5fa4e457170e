import type { ExperimentArmFigures, GuideExperimentReport } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ResolvedShare } from "../../../shared/guides/index.ts";
import { formatNumber, formatPercent, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { experimentReportQuery } from "../queries/guides.ts";
import { experimentText } from "./experiment-text.ts";

/** Its two arms side by side, and what can be told of them. */
export function Figures({ id }: { id: string }) {
	const report = useQuery(experimentReportQuery(id));
	return (
		<QueryView query={report} loading={<Skeleton className="h-64" />}>
			{(data) => (
				<div className="grid gap-4">
					<div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
						<Arm figures={data.a} />
						<Arm figures={data.b} />
					</div>
					<Verdict report={data} />
				</div>
			)}
		</QueryView>
	);
}

function Arm({ figures }: { figures: ExperimentArmFigures }) {
	const t = useText(experimentText);
	const language = useLanguage();
	const number = (value: number, digits = 0) =>
		formatNumber(value, language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
	const { arm, version, medianMinutes, rating, ratings } = figures;
	return (
		<section className="grid content-start gap-3">
			<h3 className="font-medium text-sm">{t("arm", { arm: arm.toUpperCase(), version })}</h3>
			<div className="grid gap-1">
				<p className="text-ink-faint text-xs">{t("resolved")}</p>
				<ResolvedShare resolved={figures.resolved} />
			</div>
			<dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5 text-sm">
				<Line name={t("sessions")}>{number(figures.sessions)}</Line>
				<Line name={t("open")}>{number(figures.open)}</Line>
				<Line name={t("confirmed")}>
					{number(figures.confirmed)} / {number(figures.assumed)}
				</Line>
				<Line name={t("escalated")}>{formatPercent(figures.escalated.share, language)}</Line>
				<Line name={t("abandoned")}>{formatPercent(figures.abandoned.share, language)}</Line>
				<Line name={t("median")}>
					{medianMinutes === null
						? "–"
						: medianMinutes < 1
							? t("seconds", { value: number(medianMinutes * 60) })
							: t("minutes", { value: number(medianMinutes, 1) })}
				</Line>
				<Line name={t("rating")}>
					{rating === null ? "–" : t("ratingOf", { rating: number(rating, 1), count: ratings })}
				</Line>
			</dl>
		</section>
	);
}

function Line({ name, children }: { name: string; children: ReactNode }) {
	return (
		<>
			<dt className="text-ink-faint">{name}</dt>
			<dd className="text-right tabular-nums">{children}</dd>
		</>
	);
}

function Verdict({ report: { verdict, difference, needed, a, b } }: { report: GuideExperimentReport }) {
	const t = useText(experimentText);
	const language = useLanguage();
	const points = (share: number | undefined) =>
		formatNumber((share ?? 0) * 100, language, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
	return (
		<div role="status" className="grid gap-1 rounded-lg bg-sunken px-4 py-3 text-sm">
			<p className="font-medium">{t("verdict")}</p>
			<p>
				{t(`verdict.${verdict}`, {
					needed,
					version: verdict === "a" ? a.version : b.version,
					low: points(difference?.low),
					high: points(difference?.high),
				})}
			</p>
			<p className="text-ink-faint text-xs">{t("caveat")}</p>
		</div>
	);
}
