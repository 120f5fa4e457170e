import type { Proportion, Report } from "@centralita/contracts";
import { useText } from "../../../../shared/i18n/index.ts";
import { Card, Stat } from "../../../../shared/kit/index.ts";
import { callsText } from "../../calls-text.ts";
import { useFigures } from "./figures.ts";

/** The figures at a glance. */
export function CallTiles({ report: { total, currency } }: { report: Report }) {
	const t = useText(callsText);
	const { number, percent, latency, duration, money, sentiment } = useFigures(currency);
	const interval = ({ low, high }: Proportion) =>
		low === null ? null : <span className="block">{t("interval", { low: percent(low), high: percent(high) })}</span>;
	return (
		<Card flush>
			<h2 className="sr-only">{t("summary")}</h2>
			<div className="-mt-px -ml-px grid grid-cols-2 md:grid-cols-4 [&>*]:border-line [&>*]:border-t [&>*]:border-l [&>*]:px-5 [&>*]:py-4">
				<Stat
					label={t("contacts")}
					value={number(total.contacts)}
					detail={t("conversations", { count: total.conversations })}
				/>
				<Stat
					label={t("answered")}
					value={percent(total.answered.share)}
					detail={
						<>
							{t("ofDialled", { count: number(total.answered.count), of: number(total.answered.of) })}
							{interval(total.answered)}
							{total.taken.of > 0 && (
								<span className="block">
									{t("taken", { count: number(total.taken.count), of: number(total.taken.of) })}
								</span>
							)}
						</>
					}
				/>
				<Stat
					label={t("contained")}
					value={percent(total.contained.share)}
					detail={t("transferredDetail", { share: percent(total.transferred.share) })}
				/>
				<Stat
					label={t("resolved")}
					value={percent(total.resolved.share)}
					detail={
						<>
							{t("ofAnalysed", { count: number(total.resolved.count), of: number(total.resolved.of) })}
							{interval(total.resolved)}
						</>
					}
				/>
				<Stat
					label={t("response")}
					value={latency(total.responseMeanMs)}
					detail={t("p95", { value: latency(total.responseP95Ms) })}
				/>
				<Stat
					label={t("handling")}
					value={duration(total.handlingMeanMs)}
					detail={t("p95", { value: duration(total.handlingP95Ms) })}
				/>
				<Stat label={t("sentiment")} value={sentiment(total.sentiment)} detail={t("sentimentDetail")} />
				<Stat
					label={t("cost")}
					value={money(total.costMicros)}
					detail={t("perContact", {
						cost: money(total.costPerContactMicros),
						result: money(total.costPerResultMicros),
					})}
				/>
			</div>
		</Card>
	);
}
