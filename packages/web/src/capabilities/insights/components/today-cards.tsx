import type { Today } from "@centralita/contracts";
import {
	formatDuration,
	formatLatency,
	formatNumber,
	formatPercent,
	useLanguage,
	useText,
} from "../../../shared/i18n/index.ts";
import { Card, Stat } from "../../../shared/kit/index.ts";
import { homeText } from "../text.ts";
import { HourChart } from "./hour-chart.tsx";
import { Outcomes } from "./outcomes.tsx";

/** What people on the telephone take for a prompt answer. */
const goalMs = 800;

const moodOf = (sentiment: number) => (sentiment > 0.15 ? "good" : sentiment < -0.15 ? "bad" : "neutral");

/** The day at a glance. */
export function TodayCards({ today }: { today: Today }) {
	const t = useText(homeText);
	const language = useLanguage();
	const mood = today.averageSentiment;
	return (
		<section aria-label={t("today")} className="grid gap-6">
			<Card flush>
				<div className="-mt-px -ml-px grid grid-cols-2 md:grid-cols-3 xl:grid-cols-5 [&>*]:border-line [&>*]:border-t [&>*]:border-l [&>*]:px-5 [&>*]:py-4">
					<Stat
						label={t("conversations")}
						value={formatNumber(today.conversations, language)}
						detail={t("yesterday", { count: formatNumber(today.conversationsYesterday, language) })}
					/>
					<Stat
						label={t("containment")}
						value={formatPercent(today.containment, language)}
						detail={t("containmentHint")}
					/>
					<Stat
						label={t("latency")}
						value={formatLatency(today.latencyMeanMs, language)}
						detail={
							<>
								{t("latencyDetail", {
									p50: formatLatency(today.latencyP50Ms, language),
									p95: formatLatency(today.latencyP95Ms, language),
									p99: formatLatency(today.latencyP99Ms, language),
								})}
								<span className="block">{t("latencyGoal", { goal: formatLatency(goalMs, language) })}</span>
							</>
						}
					/>
					<Stat label={t("duration")} value={formatDuration(today.averageDurationMs)} />
					<Stat
						label={t("sentiment")}
						value={mood === null ? "–" : t(`sentiment.${moodOf(mood)}`)}
						detail={
							mood !== null &&
							t("sentimentDetail", {
								value: formatNumber(mood, language, { maximumFractionDigits: 2, signDisplay: "exceptZero" }),
							})
						}
						className="col-span-2 md:col-span-1"
					/>
				</div>
			</Card>
			<div className="grid gap-6 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
				<Card title={t("byHour")}>
					<HourChart byHour={today.byHour} />
				</Card>
				<Card title={t("outcomes")}>
					<Outcomes outcomes={today.outcomes} />
				</Card>
			</div>
		</section>
	);
}
