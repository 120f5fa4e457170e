import { useText } from "../../../../shared/i18n/index.ts";
import { Badge } from "../../../../shared/kit/index.ts";
import { useRealtime } from "../../queries/reports.ts";
import { reportText } from "../../report-text.ts";

/** Sessions as it is now; keeps its room before the first figures come. */
export function LiveNow() {
	const t = useText(reportText);
	const now = useRealtime();
	return (
		<section
			aria-label={t("now")}
			className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 rounded-xl border border-line bg-surface px-5 py-2.5 text-sm"
		>
			<Badge tone={now && now.underWay > 0 ? "good" : "neutral"} dot={now && now.underWay > 0 ? "pulse" : false}>
				{t("now")}
			</Badge>
			{now && (
				<>
					<span className="font-medium tabular-nums">{t("underWay", { count: now.underWay })}</span>
					{now.needPerson > 0 && (
						<span className="text-warn-ink tabular-nums">{t("needPerson", { count: now.needPerson })}</span>
					)}
					<span className="text-ink-soft tabular-nums">{t("lastDay", now.lastDay)}</span>
				</>
			)}
		</section>
	);
}
