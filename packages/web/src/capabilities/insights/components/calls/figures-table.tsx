import type { Report, ReportFigures } from "@centralita/contracts";
import { useText } from "../../../../shared/i18n/index.ts";
import { Card } from "../../../../shared/kit/index.ts";
import { callsText } from "../../calls-text.ts";
import { useFigures } from "./figures.ts";
import { useGroupName } from "./group-name.ts";

/** All figures of all groups. */
export function FiguresTable({ report }: { report: Report }) {
	const t = useText(callsText);
	const nameOf = useGroupName();
	const { number, percent, latency, duration, sentiment, money } = useFigures(report.currency);
	const columns: readonly [string, (figures: ReportFigures) => string][] = [
		[t("contacts"), ({ contacts }) => number(contacts)],
		[t("answeredShort"), ({ answered }) => percent(answered.share)],
		[t("contained"), ({ contained }) => percent(contained.share)],
		[t("transferred"), ({ transferred }) => percent(transferred.share)],
		[t("resolved"), ({ resolved }) => percent(resolved.share)],
		[t("responseShort"), ({ responseMeanMs }) => latency(responseMeanMs)],
		[t("p95", { value: "" }).trim(), ({ responseP95Ms }) => latency(responseP95Ms)],
		[t("handlingShort"), ({ handlingMeanMs }) => duration(handlingMeanMs)],
		[t("p95", { value: "" }).trim(), ({ handlingP95Ms }) => duration(handlingP95Ms)],
		[t("sentiment"), (figures) => sentiment(figures.sentiment)],
		[t("cost"), ({ costMicros }) => money(costMicros)],
		[t("costEach"), ({ costPerContactMicros }) => money(costPerContactMicros)],
		[t("costResult"), ({ costPerResultMicros }) => money(costPerResultMicros)],
	];
	const cells = (figures: ReportFigures) =>
		columns.map(([head, read], index) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: the columns are always the same
			<td key={`${head}${index}`} className="whitespace-nowrap text-right tabular-nums">
				{read(figures)}
			</td>
		));
	const newestFirst = report.groupBy === "day" ? report.groups.toReversed() : report.groups;
	return (
		<Card title={t("table")} flush>
			<section
				aria-label={t("table")}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
				tabIndex={0}
				className="relative max-h-[32rem] overflow-auto border-line border-t"
			>
				<table className="w-full text-sm [&_td]:px-3 [&_td]:py-2 [&_th:first-child]:pl-5 [&_th]:px-3 [&_th]:py-2">
					<thead className="sticky top-0 bg-surface text-left text-ink-faint text-xs">
						<tr className="[&>th]:font-medium">
							<th scope="col">{t(`of.${report.groupBy}`)}</th>
							{columns.map(([head], index) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: the columns are always the same
								<th key={`${head}${index}`} scope="col" className="text-right">
									{head}
								</th>
							))}
						</tr>
					</thead>
					<tbody className="divide-y divide-line border-line border-t">
						{newestFirst.map((group) => (
							<tr key={group.key}>
								<th scope="row" className="max-w-56 truncate text-left font-normal">
									{nameOf(report.groupBy, group)}
								</th>
								{cells(group.figures)}
							</tr>
						))}
					</tbody>
					<tfoot className="border-line border-t font-semibold">
						<tr>
							<th scope="row" className="text-left">
								{t("total")}
							</th>
							{cells(report.total)}
						</tr>
					</tfoot>
				</table>
			</section>
		</Card>
	);
}
